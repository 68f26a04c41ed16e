"""`allocator template`: a workbook to fill in, or a worked sample."""

from __future__ import annotations

import time
from pathlib import Path

import click

from allocator.commands.talk import WORKBOOK, plain_failures, say


@click.command()
@click.argument("output", type=WORKBOOK, metavar="OUT.xlsx")
@click.option("--example", metavar="NAME", help="A worked sample instead: morocco.")
@click.option("--lang", type=click.Choice(["en", "fr", "ar"]), default="en", show_default=True)
@click.option("--force", is_flag=True, help="Replace OUT.xlsx if it exists.")
def template(output: Path, example: str | None, lang: str, force: bool) -> None:
    """Write a workbook to fill in.

    \b
    Example: allocator template my-budget.xlsx
             allocator template morocco.xlsx --example morocco
    """
    from allocator.workbook.template import copy_example, write_template

    with plain_failures():
        if example:
            copy_example(example, output, overwrite=force)
        else:
            year = time.localtime().tm_year + 1
            write_template(output, language=lang, first_year=year, overwrite=force)
    say(f"Written: {output}")

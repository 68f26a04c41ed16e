"""`allocator template`: a workbook to fill in, or a worked sample."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allocator.commands.help import command, option
from allocator.commands.spoken import spoken
from allocator.commands.talk import WORKBOOK, plain_failures, say_written
from allocator.language import _, language, listed

if TYPE_CHECKING:
    from allocator.workbook.countries import Country


@command()
@click.argument("output", type=WORKBOOK, metavar="OUT.xlsx")
@option("--example", metavar="NAME", help="A worked sample instead: morocco.")
@option("--country", metavar="NAME", help="Fill in the regions of an Arab country: MA.")
@spoken
@option("--force", is_flag=True, help="Replace OUT.xlsx if it exists.")
def template(output: Path, example: str | None, country: str | None, force: bool) -> None:
    """Write a workbook to fill in.

    \b
    Example: allocator template my-budget.xlsx --country MA --lang ar
             allocator template morocco.xlsx --example morocco
    """
    from allocator.workbook.template import copy_example, write_template

    if example and country:
        raise click.UsageError(_("Either --example or --country: a sample has its own regions."))
    filled = _country(country) if country else None
    with plain_failures():
        if example:
            copy_example(example, output, overwrite=force)
        else:
            year = time.localtime().tm_year + 1
            write_template(
                output, language=language(), first_year=year, country=filled, overwrite=force
            )
    say_written(output)


def _country(typed: str) -> Country:
    """The country that was asked for, by its code or by a name in any of the languages."""
    from allocator.workbook.countries import countries, find_country

    country = find_country(typed)
    if country is None:
        known = listed([f"{one.names.say()} ({one.code})" for one in countries()])
        says = _(
            "No regions are known of {country}. The countries known are: {known}.",
            country=typed,
            known=known,
        )
        raise click.BadParameter(says, param_hint="--country")
    return country

"""The template filled: every text escaped, whatever a name may hold.

Jinja2 with its escaping on is the one dependency of the report: the page stays a page of
HTML that a designer can read, and text stays text without anybody having to remember it.
"""

from __future__ import annotations

import jinja2
from markupsafe import Markup

from allocator.names import visible
from allocator.report.page import Page

#: What could end the block of data early: JSON may write each by its number too.
_ESCAPED = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def html(page: Page) -> str:
    """The page as one file, style and data within it, that asks for no other."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("allocator.report", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.loader.get_source(environment, "style.css")[0]  # type: ignore[union-attr]
    return environment.get_template("page.html").render(
        page=page, words=page.language.words, style=Markup(style), data=_data(page.data)
    )


def _shown(value: object) -> object:
    """A text with its odd characters in sight: a name may not turn the page's reading order."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _data(text: str) -> Markup:
    """JSON that no name in it can break out of."""
    return Markup(text.translate(_ESCAPED))

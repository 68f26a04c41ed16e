"""A question whose names would be markup and scripts if they could."""

from __future__ import annotations

from allocator.case import Case, Project, Region, Rule, Settings, Source

REGIONS = (
    Region("<script>window.harmed = 1</script>", 1000.0, spent_last_year=3000.0),
    Region("</script><img src=x onerror='window.harmed = 1'>", 800.0, spent_last_year=2000.0),
    Region("\u202eturned", 500.0, spent_last_year=1000.0),
)
CASE = Case(
    REGIONS,
    (
        Project('"><b onmouseover="window.harmed = 1">Tools</b>', 10.0),
        Project("{{ 7 * 7 }} & co", 12.0),
    ),
    (Source("javascript:window.harmed = 1", (6000.0, 7000.0)), Source("<!-- Fund", (500.0, 500.0))),
    (2027, 2028),
    (),
    (
        Rule(
            "Growth at most", 0.2, "each", row=2, note="<iframe src='https://example.org'></iframe>"
        ),
        Rule("Cut at most", 0.1, "each", row=3),
    ),
    Settings("<h1>Title</h1>", "<i>DH</i>"),
)

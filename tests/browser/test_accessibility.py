"""axe-core finds no violation of WCAG 2.2 AA on any kind of page, in both themes and widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

FRONTEND = Path(__file__).parents[2] / "src" / "lskg" / "web" / "frontend"
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = (
    "/",
    "/reports/lang-son-xviii/text",
    "/compare",
    "/questions/",
    "/questions/rankings-year-by-year",
    "/en/questions/gap-to-each-target?topic=economy",
    "/embed/questions/sdg-coverage",
    "/map",
    "/browse",
    "/dataset",
    "/limits",
    "/search",
    "/search?q=rung",
    "/tables/",
    "/tables/targets",
    "/en/tables/targets?progress=not-reached&value.from=1&sort=-value",
    "/ontology",
    "/ontology/0.1.0",
    "/validation",
    "/en/validation",
    "/codes",
    "/doc/lang-son-xviii/target/16-forest-cover",
    "/doc/indicator/forest-cover",
    "/doc/project/khu-do-thi-moi-huu-lung",
    "/doc/lang-son-xviii/passage/9997-9998",
    "/doc/lang-son-xviii/section/1-i-1.1",
    "/doc/lang-son-xviii/footnote/1",
    "/doc/agency/mat-tran-to-quoc-viet-nam",
    "/doc/code/theme/tourism",
    "/doc/border-gate/cua-khau-huu-nghi",
    "/en/doc/document/nghi-quyet-57-nq-tw",
    "/en/",
    "/en/doc/lang-son-xviii/breakthrough/2-phat-trien-kinh-te-cua-khau",
    "/no-such-page",
)
#: YASGUI draws its own elements; what is ours around it is checked.
OUTSIDE_THE_EDITOR = {"exclude": [["#yasgui"]]}


@pytest.mark.parametrize(
    ("theme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)], ids=str
)
@pytest.mark.parametrize("path", [*PATHS, "/sparql"])
def test_axe_finds_nothing(page: Page, path: str, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{path}{'&' if '?' in path else '?'}theme={theme}")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "([context, tags]) => axe.run(context, {runOnly: tags})", [OUTSIDE_THE_EDITOR, TAGS]
    )
    violations = [
        (each["id"], each["nodes"][0]["html"][:160], len(each["nodes"]))
        for each in found["violations"]
    ]
    assert violations == []

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


#: What another theme may change, and a narrow page does not.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
VIOLATIONS = {"resultTypes": ["violations"]}
#: Each page is judged by all rules once, in another theme by those of colours, and narrow by the
#: others.
VIEWS: dict[tuple[str, int], dict[str, Any]] = {
    ("light", 1280): {"runOnly": TAGS},
    ("dark", 1280): {"runOnly": {"type": "rule", "values": OF_COLOURS}},
    ("light", 390): {"runOnly": TAGS, "rules": {each: {"enabled": False} for each in OF_COLOURS}},
}


@pytest.mark.parametrize(("theme", "width"), VIEWS, ids=str)
@pytest.mark.parametrize("path", [*PATHS, "/sparql"])
def test_axe_finds_nothing(page: Page, path: str, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{path}{'&' if '?' in path else '?'}theme={theme}")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = VIEWS[theme, width] | VIOLATIONS
    found: dict[str, Any] = page.evaluate(
        "([context, options]) => axe.run(context, options)", [OUTSIDE_THE_EDITOR, options]
    )
    violations = [
        (each["id"], each["nodes"][0]["html"][:160], len(each["nodes"]))
        for each in found["violations"]
    ]
    assert violations == []


@pytest.mark.parametrize(("theme", "width"), VIEWS, ids=str)
def test_axe_finds_what_is_wrong(page: Page, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/limits?theme={theme}")
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            main.insertAdjacentHTML("beforeend", '<img src="/favicon.ico"><p>Pale words</p>');
            Object.assign(main.lastElementChild.style, {color: "#777", background: "#888"});
        }"""
    )
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "options => axe.run(options)", VIEWS[theme, width] | VIOLATIONS
    )
    by_colour = {"color-contrast"} if (theme, width) != ("light", 390) else set()
    by_others = {"image-alt"} if theme == "light" else set()
    assert by_colour | by_others <= {each["id"] for each in found["violations"]}

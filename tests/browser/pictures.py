"""Takes the pictures of the READMEs from a site: `python tests/browser/pictures.py URL`."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WIDTH = 1180
MARGIN = 14
#: Enough for letters with smooth edges; a picture has a third of the bytes.
COLOURS = 48


@dataclass(frozen=True)
class Picture:
    """A stretch of a page, from the top of one element to the bottom of another.

    Attributes:
        addresses: of the page, by language.
        start: selector of the first element.
        end: selector of the last element; the first one that it finds.
        width: in pixels.
    """

    name: str
    addresses: dict[str, str]
    start: str
    end: str
    width: int


PICTURES = (
    Picture("front", {"vi": "/", "en": "/en/"}, "body > header", "a[href$='/validation']", WIDTH),
    Picture(
        "answer",
        {
            "vi": "/search?q=tỷ lệ hộ nghèo năm 2030",
            "en": "/en/search?q=poverty rate in 2030",
        },
        "h1",
        "article.answer figure:nth-of-type(2)",
        960,
    ),
    Picture(
        "audit",
        {"vi": "/audit", "en": "/en/audit"},
        "#error",
        "article.check:nth-of-type(2) figure",
        860,
    ),
)


def stretch(page: Page, picture: Picture) -> bytes:
    """The stretch of a page that is open, as PNG."""
    top, bottom = (
        page.evaluate(
            "([selector, edge]) => document.querySelector(selector)"
            ".getBoundingClientRect()[edge] + scrollY",
            [selector, edge],
        )
        for selector, edge in ((picture.start, "top"), (picture.end, "bottom"))
    )
    start = max(0, top - MARGIN)
    height = bottom + MARGIN - start
    return page.screenshot(
        clip={"x": 0, "y": start, "width": picture.width, "height": height}, full_page=True
    )


def take(site: str) -> None:
    """Write each picture in both languages, in light colours."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, color_scheme="light")
        for picture in PICTURES:
            for language, address in picture.addresses.items():
                page.goto(f"{site}{address}")
                taken = Image.open(io.BytesIO(stretch(page, picture)))
                few = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
                few.save(FOLDER / f"{picture.name}.{language}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1])

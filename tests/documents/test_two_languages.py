"""What readers use is there in both languages, with the same parts, code, links and numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
VIETNAMESE = DOCS / "vi"
#: Documents for those who ask, take data, bring their own and run a site.
FOR_READERS = {
    "analysts",
    "assistants",
    "audit",
    "clients",
    "deployment",
    "endpoint",
    "faults",
    "linking",
    "migration",
    "model",
    "new-report",
    "reference",
    "ten-queries",
}
#: Those for people who change lskg, or judge how it was made.
FOR_MAKERS = {
    "architecture",
    "benchmarks",
    "extraction",
    "pages",
    "reading",
}
PAIRS = {
    ROOT / "README.md": DOCS / "README.vi.md",
    ROOT / "SECURITY.md": VIETNAMESE / "security.md",
} | {DOCS / f"{name}.md": VIETNAMESE / f"{name}.md" for name in sorted(FOR_READERS)}
LEFT_OUT = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"<(http[^>]+)>")
#: What a comment, a name and an address say in a language of their own.
COMMENT = re.compile(r"(?:^|\s+)(?:#|//) .*$", re.MULTILINE)
LANGUAGE = re.compile(r'"(?:en|vi)"|--language (?:en|vi)|(?<=:8000)/en(?=/)')
#: Numbers of congresses, as Vietnamese has them.
ROMAN = {"XVII": "17", "XVIII": "18"}

each_pair = pytest.mark.parametrize("english", PAIRS, ids=lambda path: path.stem)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def headings(path: Path) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    text = BLOCK.sub("", text_of(path))
    return [(len(level), words) for level, words in re.findall(r"^(#+) (.*)$", text, re.MULTILINE)]


def anchors(path: Path) -> list[str]:
    """The anchors of the headings, as sites of repositories make them."""
    words = [re.sub(r"[^\w\- ]", "", heading.lower()) for _, heading in headings(path)]
    return [each.replace(" ", "-") for each in words]


def blocks(path: Path) -> list[tuple[str, object]]:
    """The code, without comments and languages; of what programs print, the number of lines."""
    return [
        (kind, body.count("\n") if kind == "text" else COMMENT.sub("", LANGUAGE.sub("@", body)))
        for kind, body in BLOCK.findall(text_of(path))
    ]


def codes(path: Path) -> Counter[str]:
    """What stands in marks of code, in the running text."""
    text = BLOCK.sub("", text_of(path))
    return Counter(LANGUAGE.sub("@", each) for each in re.findall(r"`([^`\n]+)`", text))


def links(path: Path) -> Counter[str]:
    """Where links lead: an English document stands for both, an anchor is told by its place."""
    return Counter(place(path, target) for target in LINK.findall(BLOCK.sub("", text_of(path))))


def place(path: Path, target: str) -> str:
    if target.startswith("http"):
        return target
    name, _, anchor = target.partition("#")
    file = (path.parent / name).resolve() if name else path
    stands_for = next((en for en, vi in PAIRS.items() if vi == file), file)
    at = anchors(file).index(anchor) if anchor and file.suffix == ".md" else anchor
    told = stands_for.relative_to(ROOT).as_posix()
    told = re.sub(r"\.(en|vi)(?=\.png$)", "", told)
    return f"{told}#{at}" if anchor else told


def numbers(path: Path) -> Counter[str]:
    """The numbers outside of code and links, however a language marks their digits."""
    text = LEFT_OUT.sub("", re.sub(r"\]\([^)]*\)|<[^>\n]*>", "", text_of(path)))
    text = re.sub(r"\bXVII+\b", lambda found: ROMAN[found[0]], text)
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return Counter(re.sub(r"[.,]", "", each) for each in found if not is_small(each))


def is_small(number: str) -> bool:
    """Whether prose may say it in words."""
    return number.isdecimal() and int(number) <= 12


def rows(path: Path) -> list[int]:
    """The number of cells of each line of a table."""
    text = BLOCK.sub("", text_of(path))
    return [
        len(re.findall(r"(?<!\\)\|", re.sub(r"`[^`\n]*`", "", line)))
        for line in text.splitlines()
        if line.startswith("|")
    ]


def test_every_document_is_for_readers_or_for_makers() -> None:
    names = {path.stem for path in DOCS.glob("*.md")} - {"README.vi"}
    assert names == FOR_READERS | FOR_MAKERS
    assert FOR_READERS.isdisjoint(FOR_MAKERS)
    assert {path.stem for path in VIETNAMESE.glob("*.md")} == FOR_READERS | {"security"}


@each_pair
def test_the_parts_are_the_same(english: Path) -> None:
    vietnamese = PAIRS[english]
    assert [level for level, _ in headings(vietnamese)] == [level for level, _ in headings(english)]
    assert rows(vietnamese) == rows(english)


@each_pair
def test_the_code_is_the_same(english: Path) -> None:
    vietnamese = PAIRS[english]
    assert blocks(vietnamese) == blocks(english)
    assert codes(vietnamese) == codes(english)


@each_pair
def test_the_links_are_the_same(english: Path) -> None:
    vietnamese = PAIRS[english]
    assert links(vietnamese) == links(english)
    assert len(ADDRESS.findall(text_of(vietnamese))) == len(ADDRESS.findall(text_of(english)))


@each_pair
def test_the_numbers_are_the_same(english: Path) -> None:
    if english.stem != "ten-queries":  # whose numbers are rows of answers
        assert numbers(PAIRS[english]) == numbers(english)


@each_pair
def test_a_document_leads_to_those_of_its_language_and_to_its_pair(english: Path) -> None:
    vietnamese = PAIRS[english]
    targets = {
        (vietnamese.parent / target.partition("#")[0]).resolve()
        for target in LINK.findall(text_of(vietnamese))
        if not target.startswith(("http", "#"))
    }
    assert targets & set(PAIRS) == {english}


@each_pair
def test_a_document_is_in_its_language(english: Path) -> None:
    """No heading, and no line of running words, was left as it is in English."""
    vietnamese = PAIRS[english]
    prose = [set(LEFT_OUT.sub("", text_of(path)).splitlines()) for path in (english, vietnamese)]
    same = {line for line in prose[0] & prose[1] if len(re.findall(r"[^\W\d_]{2,}", line)) > 6}
    assert {line for line in same if not line.startswith("|")} == set()


@pytest.mark.parametrize(
    "path",
    [*PAIRS.values(), *sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_anchors_of_links_are_there(path: Path) -> None:
    for target in LINK.findall(BLOCK.sub("", text_of(path))):
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if anchor and not target.startswith("http") and file.suffix == ".md":
            assert anchor in anchors(file), target


def test_pictures_are_small_and_those_of_a_language() -> None:
    pictures = sorted((DOCS / "pictures").glob("*.png"))
    assert sum(path.stat().st_size for path in pictures) < 600_000
    for readme, language in ((ROOT / "README.md", "en"), (DOCS / "README.vi.md", "vi")):
        shown = {
            (readme.parent / target).resolve()
            for target in LINK.findall(text_of(readme))
            if target.endswith(".png")
        }
        assert shown == {path for path in pictures if path.stem.endswith(f".{language}")}

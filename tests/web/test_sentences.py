"""What commands and the server itself say when something is wrong is there in Vietnamese, too."""

from __future__ import annotations

import ast
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from lskg.errors import BuildError, LskgError, QueryError
from lskg.web.catalogues import tell
from lskg.web.sentences import retell

LSKG = Path(__file__).parents[2] / "src" / "lskg"
CATALOGUE = LSKG / "web" / "translations" / "vi" / "LC_MESSAGES" / "sentences.po"
#: Kinds of errors whose sentences are put together where they are raised, and what makes others.
MAKERS = {
    "BadParameter": 0,
    "BuildError": 0,
    "ClickException": 0,
    "CurationError": 0,
    "PushError": 0,
    "Refusal": 1,
    "ServeError": 0,
    "SourceError": 0,
    "StoreError": 0,
    "UsageError": 0,
    "error": 0,
    "malformed": 0,
}
#: Functions that give a sentence to the one that raises it.
GIVERS = re.compile(r"_fault|_fault_of_entries")
#: Faults of the machine that those who build and serve may meet, as the system says them.
OF_THE_SYSTEM = {
    os.strerror(each)
    for each in (
        errno.EACCES,
        errno.EADDRINUSE,
        errno.EADDRNOTAVAIL,
        errno.ECONNREFUSED,
        errno.EEXIST,
        errno.EISDIR,
        errno.EMFILE,
        errno.ENOENT,
        errno.ENOMEM,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EROFS,
    )
}
#: Modules of click whose sentences a user of commands may meet.
CLICK = ("exceptions", "parser", "types")
#: Parts of what click says, which COMPOSED has whole, and types that no command has.
NOT_OF_USERS = {
    "(Did you mean one of: {1}?)",
    "Choice({1})",
    "Did you mean {1}?",
    "Invalid start character for option ({1})",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "Missing {1}",
    "directory",
    "file",
    "path",
    "{1} does not match the format {2}.",
    "{1} does not match the formats {2}.",
    "{1} is not a valid UUID.",
}


def template(node: ast.expr) -> Iterator[str]:
    """The sentences that an expression may give, with numbered places for values."""
    if isinstance(node, ast.IfExp):
        yield from template(node.body)
        yield from template(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield numbered(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [each.value if isinstance(each, ast.Constant) else "{}" for each in node.values]
        yield numbered("".join(map(str, parts)))


def numbered(text: str) -> str:
    """The places of a template by their numbers from 1."""
    places = iter(range(1, 100))
    return re.sub(r"\{[^{}]*\}", lambda _: f"{{{next(places)}}}", text)


def said() -> set[str]:
    """Every sentence in the source that is not in the catalogue of messages with names."""
    found: set[str] = set()
    for path in sorted(LSKG.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(of_call(node))
            elif isinstance(node, ast.FunctionDef) and GIVERS.fullmatch(node.name):
                returned = (each for each in ast.walk(node) if isinstance(each, ast.Return))
                found.update(each for one in returned if one.value for each in template(one.value))
    return {each for each in found if re.search(r"[^\W\d_]{2}|: ", each)}


def of_call(node: ast.Call) -> Iterator[str]:
    function = node.func
    name: str = getattr(function, "id", "") or getattr(function, "attr", "")
    receiver = ast.unparse(function.value) if isinstance(function, ast.Attribute) else ""
    at = MAKERS.get(name)
    if at is not None and len(node.args) > at and (name != "error" or "LOG" not in receiver):
        yield from template(node.args[at])


def of_click() -> set[str]:
    """The sentences of click, as its source has them for gettext."""
    folder = Path(click.__file__).parent
    found: set[str] = set()
    for name in CLICK:
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
                for each in node.args[:count]:
                    found.update(template(each))
    return {each for each in found if re.search(r"[^\W\d_]{2}", each)}


#: What is put together out of parts, by us and by click, as it is told.
COMPOSED = {
    ", and some of them differ",
    "Aborted!",
    "Directory",
    "File",
    "Got unexpected extra argument ({1})",
    "Got unexpected extra arguments ({1})",
    "Missing argument {1}.",
    "Missing argument {1}. {2}",
    "Missing command.",
    "Missing option {1}.",
    "Missing option {1}. {2}",
    "No such command {1}. (Did you mean one of: {2}?)",
    "No such command {1}. Did you mean {2}?",
    "No such option {1}. (Did you mean one of: {2}?)",
    "No such option {1}. Did you mean {2}?",
    "Path",
    "The data are not valid, so nothing is published: {1}.",
    "Usage: {1}",
    "float",
    "integer",
    "integer range",
    "no report has the key “{1}”",
    "run `lskg build`.",
    "say which report is meant",
    "{1} has {2} triples in <{3}> where {4} were sent; push again.",
    "{1}, row 1: the columns must be {2}.",
    "{1}, row {2}",
}


def test_every_sentence_is_in_the_catalogue_and_used() -> None:
    with CATALOGUE.open("rb") as source:
        written = {str(message.id): str(message.string) for message in read_po(source, "vi")}
    del written[""]
    assert set(written) == (said() | of_click() | OF_THE_SYSTEM | COMPOSED) - NOT_OF_USERS
    for english, vietnamese in written.items():
        assert sorted(re.findall(r"\{\d+\}", vietnamese)) == re.findall(r"\{\d+\}", english)


#: Kinds that nobody is told: raised with the words of another, or caught where they are raised.
INTERNAL = {"MissingRows", "ServiceNeeded"}


def test_every_kind_of_error_is_in_one_of_the_catalogues() -> None:
    """One with names, whose messages are literals, or one with numbers."""
    settings = (CATALOGUE.parents[2] / "errors.toml").read_text(encoding="utf-8")
    named = set(re.findall(r'"(\w+):\d', settings))
    assert kinds() - named - set(MAKERS) == INTERNAL
    assert named.isdisjoint(MAKERS)


def kinds() -> set[str]:
    """The names of all kinds of errors in the source."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in LSKG.rglob("*.py"))
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {LskgError.__name__}
    while more := {name for name, of in bases.items() if of & found} - found:
        found |= more
    return found


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        (
            "data/x.csv, row 3: the indicator “a” is not in indicators.csv.",
            "data/x.csv, hàng 3: chỉ số “a” không có trong indicators.csv.",
        ),
        (
            "build/current: Permission denied; the published graph is unchanged.",
            "build/current: không có quyền; đồ thị đã công bố vẫn giữ nguyên.",
        ),
        (
            "data/reports: no report has the key “b”; there are a.",
            "data/reports: không báo cáo nào có khóa “b”; có a.",
        ),
        (
            "The body of a request may have 1,048,576 bytes.",
            "Thân của một yêu cầu được có 1.048.576 byte.",
        ),
        ("Something else that nobody says", None),
        ("x" * 1_001, None),
    ],
)
def test_a_sentence_is_told_with_what_stands_in_it(english: str, vietnamese: str | None) -> None:
    assert retell(english) == vietnamese


def test_errors_of_those_who_build_are_told_in_vietnamese() -> None:
    error = BuildError("build holds no published graph; run `lskg build` first.")
    assert tell(error, "vi") == (
        "build không có đồ thị đã công bố; hãy chạy `lskg build` trước.",
        "vi",
    )
    assert tell(error, "en") == (str(error), "en")
    assert tell(QueryError("An unknown sentence."), "vi") == ("An unknown sentence.", "en")


def test_a_sentence_of_many_parts_takes_no_time() -> None:
    """The depth is bounded, so that what repeats itself ends."""
    assert retell("a: " * 300) is None

"""Sixty calls, each with what its answer must hold: values, words of the report, an address."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mcp_types as types
import pytest
from mcp import Client, StdioServerParameters
from mcp.server.lowlevel import Server
from tests.web.http_site import lskg_serve
from tests.web.mcp.conftest import SITE, told, with_client

from lskg.release.files import report_text
from lskg.text.document import Document, Span
from lskg.web.view.quotations import readable

MOST = 200_000


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the table of calls.

    Attributes:
        values: what the answer has beside its sources.
        passage: words of one of its sources, or an empty string.
        address: the end of an address in it, or an empty string.
        via: the transport over which it is made, beside that in memory; or an empty string.
    """

    number: int
    tool: str
    arguments: dict[str, Any]
    values: tuple[str, ...]
    passage: str
    address: str
    via: str

    def __str__(self) -> str:
        return f"{self.number}-{self.tool}"


def cases() -> Iterator[Case]:
    path = Path(__file__).with_name("calls.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 1):
            arguments, values = json.loads(row["arguments"]), row["value"].split("|")
            found = tuple(filter(None, values))
            yield Case(
                number, row["tool"], arguments, found, row["passage"], row["address"], row["via"]
            )


CASES = tuple(cases())
STDIO, HTTP = (tuple(each for each in CASES if each.via == via) for via in ("stdio", "http"))
Answers = Mapping[int, types.CallToolResult]


def answers(server: Any, wanted: tuple[Case, ...]) -> Answers:
    """The answers to some calls in one session, by their numbers."""

    async def ask(client: Client) -> Answers:
        return {each.number: await client.call_tool(each.tool, each.arguments) for each in wanted}

    return with_client(server, ask)


@pytest.fixture(scope="module")
def in_memory(server: Server[Any]) -> Answers:
    return answers(server, CASES)


@pytest.fixture(scope="module")
def over_stdio(project_release: Path) -> Answers:
    command = ["-m", "lskg", "mcp", str(project_release.parent), "--site", SITE]
    process = StdioServerParameters(command=sys.executable, args=command, env={**os.environ})
    return answers(process, STDIO)


@pytest.fixture(scope="module")
def over_http(project_release: Path) -> Answers:
    with lskg_serve(project_release.parent, "--mcp") as port:
        return answers(f"http://127.0.0.1:{port}/mcp", HTTP)


def test_there_are_sixty_calls_of_every_tool() -> None:
    assert len(CASES) == 60
    assert {each.tool for each in CASES} == {
        "search",
        "describe",
        "ask",
        "query",
        "table",
        "passage",
    }
    assert len(STDIO) >= 8
    assert len(HTTP) >= 8


@pytest.mark.parametrize("case", CASES, ids=str)
def test_call(in_memory: Answers, case: Case) -> None:
    check(in_memory[case.number], case)


@pytest.mark.parametrize("case", STDIO, ids=str)
def test_call_over_stdio(over_stdio: Answers, case: Case) -> None:
    check(over_stdio[case.number], case)


@pytest.mark.parametrize("case", HTTP, ids=str)
def test_call_over_http(over_http: Answers, case: Case) -> None:
    check(over_http[case.number], case)


@pytest.mark.parametrize("case", STDIO, ids=str)
def test_transports_tell_the_same(in_memory: Answers, over_stdio: Answers, case: Case) -> None:
    assert over_stdio[case.number] == in_memory[case.number]


def test_every_source_is_what_the_report_has_there(
    in_memory: Answers, project_release: Path
) -> None:
    document = Document.read(report_text(project_release, "lang-son-xviii"))
    seen = 0
    for answer in in_memory.values():
        for source in answer.structured_content["sources"]:
            start, end = source["start"], source["end"]
            words = " ".join(readable(document[Span(start, end)]).split())
            shown = source["words"].removesuffix(" …")
            assert words.startswith(shown)
            assert len(shown) == len(words) or source["words"].endswith(" …")
            assert shown in source["sentence"] or len(shown) > 600
            assert source["page"].endswith(f"/text?at={start}-{end}#passage")
            assert source["page"].startswith(f"{SITE}/")
            seen += 1
    assert seen > 90


def check(answer: types.CallToolResult, case: Case) -> None:
    text, found = told(answer), answer.structured_content
    assert not answer.is_error, text
    assert len(text) < MOST
    assert json.loads(text) == found
    rest = json.dumps(
        {name: value for name, value in found.items() if name != "sources"}, ensure_ascii=False
    )
    assert [value for value in case.values if value not in rest] == [], rest[:2000]
    said = [
        each.get(name, "") for each in found["sources"] for name in ("sentence", "words", "english")
    ]
    assert any(case.passage in each for each in said) or not case.passage, said
    places = [*addresses(found)]
    assert any(each.endswith(case.address) for each in places) or not case.address, places


def addresses(value: Any) -> Iterator[str]:
    """The addresses of things, passages and pages in an answer."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in ("iri", "page", "passage") and isinstance(each, str):
                yield each
            else:
                yield from addresses(each)
    elif isinstance(value, list):
        for each in value:
            yield from addresses(each)

"""A query as a few lines of a program that asks it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from lskg.sparql.media_types import CSV, JSON, TURTLE
from lskg.sparql.syntax_tree import Query

#: A query with more characters is nothing to paste.
_LONGEST = 20_000
_PYTHON = {
    CSV: "frame = pd.read_csv(io.BytesIO(urllib.request.urlopen(request).read()))",
    JSON: 'truth = json.load(urllib.request.urlopen(request))["boolean"]',
    TURTLE: 'graph = Graph().parse(urllib.request.urlopen(request), format="turtle")',
}
_PYTHON_IMPORTS = {
    CSV: "import io, urllib.parse, urllib.request\nimport pandas as pd",
    JSON: "import json, urllib.parse, urllib.request",
    TURTLE: "import urllib.parse, urllib.request\nfrom rdflib import Graph",
}
_R = {
    CSV: "rows <- read.csv(text = resp_body_string(answer))",
    JSON: "truth <- resp_body_json(answer, check_type = FALSE)$boolean",
    TURTLE: "turtle <- resp_body_string(answer)",
}
_JAVASCRIPT = {
    CSV: "const rows = (await answer.json()).results.bindings;",
    JSON: "const truth = (await answer.json()).boolean;",
    TURTLE: "const turtle = await answer.text();",
}


@dataclass(frozen=True, slots=True)
class Program:
    """A program in some language."""

    language: str
    text: str


def programs(query: str, address: str) -> tuple[Program, ...]:
    """Programs that ask a query, and take its answer in the form that suits their language.

    Args:
        query: the query.
        address: where the endpoint is.
    """
    if len(query) > _LONGEST:
        return ()
    accept = _accept(query)
    return (
        Program("curl", _curl(query, address, accept)),
        Program("Python", _python(query, address, accept)),
        Program("R", _r(query, address, accept)),
        Program("JavaScript", _javascript(query, address, accept)),
    )


def _accept(query: str) -> str:
    """A format for the kind of answer that a query has."""
    forms = {"SELECT": CSV, "ASK": JSON, "CONSTRUCT": TURTLE, "DESCRIBE": TURTLE}
    return forms.get(Query(query).form, CSV)


def _curl(query: str, address: str, accept: str) -> str:
    return (
        f"curl -H {shlex.quote(f'Accept: {accept}')} "
        f"--data-urlencode {shlex.quote(f'query={query}')} {shlex.quote(address)}"
    )


def _python(query: str, address: str, accept: str) -> str:
    text = query.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'{_PYTHON_IMPORTS[accept]}\n\nquery = """\n{text}"""\n'
        'data = urllib.parse.urlencode({"query": query}).encode()\n'
        f'request = urllib.request.Request("{address}", data, {{"Accept": "{accept}"}})\n'
        f"{_PYTHON[accept]}"
    )


def _r(query: str, address: str, accept: str) -> str:
    dashes = "-"
    while f"){dashes}'" in query:
        dashes += "-"
    return (
        f"library(httr2)\n\nquery <- r'{dashes}(\n{query}){dashes}'\n"
        f'answer <- request("{address}") |>\n'
        f'  req_headers(Accept = "{accept}") |> req_body_form(query = query) |> req_perform()\n'
        f"{_R[accept]}"
    )


def _javascript(query: str, address: str, accept: str) -> str:
    text = query.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    wanted = JSON if accept == CSV else accept
    return (
        f"const query = `\n{text}`;\n"
        f'const answer = await fetch("{address}", {{\n  method: "POST",\n'
        f'  headers: {{ Accept: "{wanted}" }},\n  body: new URLSearchParams({{ query }}),\n}});\n'
        f"{_JAVASCRIPT[accept]}"
    )

"""Programs that ask a query say the query as it is, and run."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sysconfig
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples
from tests.web.http_site import served

from lskg.web.sparql.snippets import programs

PAGE = {"Accept": "text/html"}
ADDRESS = "http://127.0.0.1:8000/sparql"
#: What ends a string, or something in it, in one of the languages.
HARD = st.lists(
    st.sampled_from(
        ["'", '"', '"""', "`", "${x}", "\\", "\\n", ")-'", ")--'", "\n", "$(id)", "!", "é", " "]
    ),
    max_size=12,
).map("".join)
#: That of the machine, or the one that the environment has got.
NODE = shutil.which("node") or shutil.which("node", path=sysconfig.get_path("scripts"))
SELECT = "SELECT ?o { ?s ?p ?o FILTER(?o = 'a\\'b') }"


def program(query: str, language: str) -> str:
    return next(each.text for each in programs(query, ADDRESS) if each.language == language)


@settings(max_examples=examples(300))
@given(HARD)
def test_python_has_the_query(text: str) -> None:
    tree = ast.parse(program(text, "Python"))
    strings = [each.value for each in ast.walk(tree) if isinstance(each, ast.Constant)]
    assert "\n" + text in strings


@settings(max_examples=examples(60), deadline=None)
@given(HARD)
def test_a_shell_has_the_query(text: str) -> None:
    script = "curl() { printf '%s\\0' \"$@\"; }\n" + program(text, "curl")
    found = subprocess.run(["bash", "-c", script], capture_output=True, check=True).stdout
    accept = found.decode().split("\0")[1]
    expected = ["-H", accept, "--data-urlencode", f"query={text}", ADDRESS, ""]
    assert found.decode().split("\0") == expected


@pytest.mark.skipif(NODE is None, reason="node is not there")
def test_javascript_has_the_query(tmp_path: Path) -> None:
    texts = ["`", "${x}", "\\", "\\`", "\\n", "'\"", "é\n", "\\\\${`"]
    lines = [program(text, "JavaScript").split("const answer")[0] for text in texts]
    script = tmp_path / "texts.mjs"
    body = "".join(f"{{ {line} console.log(JSON.stringify(query)); }}\n" for line in lines)
    script.write_text(body, encoding="utf-8")
    found = subprocess.run([str(NODE), str(script)], capture_output=True, check=True).stdout
    assert [json.loads(line) for line in found.splitlines()] == [f"\n{text}" for text in texts]


@given(HARD)
def test_r_ends_its_string_only_once(text: str) -> None:
    start, _, rest = program(text, "R").partition("r'")[2].partition("(")
    assert rest.index(f"){start}'") == len(f"\n{text}")


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "text/csv"),
        ("# SELECT\nASK {}", "application/sparql-results+json"),
        ("PREFIX ask: <urn:x:> DESCRIBE ask:a", "text/turtle"),
        ("CONSTRUCT { ?s ?p ?o } { SELECT * { ?s ?p ?o } }", "text/turtle"),
        ("", "text/csv"),
    ],
)
def test_the_form_of_the_answer_suits_the_query(query: str, accept: str) -> None:
    for language in ("curl", "Python", "R"):
        assert accept in program(query, language)


def test_a_very_long_query_is_nothing_to_paste() -> None:
    assert programs("SELECT" + " " * 20_000, ADDRESS) == ()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not there")
@pytest.mark.parametrize("query", [SELECT, "ASK {}", "DESCRIBE <urn:x>"])
def test_curl_and_python_get_an_answer(query: str, app: Flask) -> None:
    with served(app) as port:
        address = f"http://127.0.0.1:{port}/sparql"
        texts = {each.language: each.text for each in programs(query, address)}
        script = f"{texts['curl']} --fail --silent --output /dev/null"
        subprocess.run(["bash", "-c", script], check=True)
        names: dict[str, object] = {}
        exec(texts["Python"], names)
    assert {"frame", "truth", "graph"} & names.keys()


def test_the_page_of_a_query_shows_the_programs(client: FlaskClient) -> None:
    query = "SELECT ?o { ?s ?p ?o FILTER(?o = '<b>') }"
    html = unescape(client.get("/sparql", query_string={"query": query}, headers=PAGE).text)
    for each in programs(query, "http://localhost/sparql"):
        assert each.text in html

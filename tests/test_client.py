"""The graph from Python: terms, plain values, data frames."""

from __future__ import annotations

import ast
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.io.formats.style import Styler
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

import lskg
from lskg.errors import QueryError, StoreError

QUERY = """
PREFIX lskg: <https://w3id.org/lskg/ns#>
SELECT ?target ?words ?low ?start ?inclusive ?nothing WHERE {
  ?target a lskg:IndicatorTarget ; lskg:hasValue ?value ; lskg:isStatedIn/lskg:startOffset ?start .
  ?value lskg:valueText ?words ; lskg:lowerBound ?low ; lskg:isLowerInclusive ?inclusive .
  OPTIONAL { ?target lskg:noSuchThing ?nothing }
} ORDER BY ?start
"""
ROOT = Path(__file__).parents[1]
FIRST = "https://w3id.org/lskg/id/lang-son-xviii/target/1-grdp-growth"


def test_rows_are_rdflib_terms(project_release: Path) -> None:
    rows = lskg.open(project_release).query(QUERY)
    first = next(iter(rows))
    assert rows.columns == ("target", "words", "low", "start", "inclusive", "nothing")
    assert first["target"] == URIRef(FIRST)
    assert first["low"] == Literal("10", datatype=XSD.decimal)
    assert first["nothing"] is None


def test_values_are_plain(project_release: Path) -> None:
    row = lskg.open(project_release.parent).query(QUERY).values()[0]
    assert row["target"] == FIRST
    assert row["low"] == Decimal(10)
    assert isinstance(row["start"], int)
    assert row["inclusive"] is True


def test_a_data_frame_has_numbers(project_release: Path) -> None:
    frame = lskg.open(project_release).query(QUERY).to_pandas()
    assert len(frame) == len(frame["target"].unique()) == 38
    assert frame["low"].dtype == "float64"
    assert frame["low"][0] == 10.0


def test_variables_can_be_bound(project_release: Path) -> None:
    assert len(lskg.open(project_release).query(QUERY, target=FIRST)) == 1
    assert lskg.open(project_release).ask(f"ASK {{ <{FIRST}> ?p ?o }}")


def test_what_cannot_be_asked_or_opened_is_said(project_release: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        lskg.open(project_release).query("ASK {}")
    with pytest.raises(QueryError, match="variable"):
        lskg.open(project_release).query("SELECT ?s { ?s ?p ?o }", p=FIRST)
    with pytest.raises(StoreError):
        lskg.open(tmp_path)


def display(value: object) -> dict[str, str]:
    """What a notebook shows of a value: a frame as a table, too, and a chart as one alone."""
    if isinstance(value, Styler):
        return {"text/html": value.to_html()}
    if isinstance(value, pd.DataFrame):
        return {"text/html": value.to_html(notebook=True), "text/plain": repr(value)}
    return {"text/plain": repr(value)}


def test_the_notebook_runs_and_shows_what_it_gives(
    project_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build").symlink_to(project_release)
    (tmp_path / "queries").symlink_to(ROOT / "queries")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    notebook = json.loads((ROOT / "docs" / "targets.ipynb").read_text(encoding="utf-8"))
    cells = [each for each in notebook["cells"] if each["cell_type"] == "code"]
    assert len(cells) == 6
    for cell in cells:
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            shown = {kind: "".join(lines) for kind, lines in cell["outputs"][0]["data"].items()}
            assert shown == display(value)

"""What a published table would lose without curation is counted row by row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from click.testing import CliRunner
from tests.conftest import ROOT

from lskg.cli.main import main
from lskg.pipeline.losses import COLUMNS, KEYS
from lskg.sparql.query_files import load_queries


def test_every_compared_table_has_its_key_columns() -> None:
    """A key is made of columns of its table."""
    tables = {each.name: each for each in load_queries(ROOT / "queries") if each.group == "tables"}
    for name, keys in KEYS.items():
        assert {each.name for each in tables[name].columns}.issuperset(keys)


def test_losses_of_a_curated_report(checkout: Path) -> None:
    """The headings are found by rule as they are published; curation adds what rules do not."""
    found = CliRunner().invoke(
        main, ["--root", str(checkout), "evaluate", "--losses", "--format", "csv"]
    )
    assert found.exit_code == 0, found.output
    rows = {row["table"]: row for row in csv.DictReader(io.StringIO(found.stdout))}
    assert tuple(rows["sections"]) == COLUMNS
    assert set(rows) == set(KEYS)
    assert rows["sections"]["published"] == rows["sections"]["same_key"] != "0"
    assert rows["sections"]["extra"] == "0"
    assert int(rows["targets"]["same_values"]) < int(rows["targets"]["published"])
    for row in rows.values():
        published, by_rule, same, whole, extra = (int(row[name]) for name in COLUMNS[1:])
        assert whole <= same <= published
        assert extra == by_rule - same

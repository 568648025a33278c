"""What the engines are given is a release that the site can open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.peers import release

from lskg.engine.store import Store
from lskg.web.view.release import Site


def test_a_graph_becomes_a_release(
    make_release: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    data = tmp_path / "data.nt"
    data.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    made = release(data, tmp_path / "made", make_release({"plan": ""})) / "current"
    assert Site.open(made).release["triples"] == {"all": 1}
    rows = Store.open(made).rows("SELECT * { ?s ?p ?o }")
    assert rows == [{"s": "urn:a", "p": "urn:b", "o": "urn:c"}]

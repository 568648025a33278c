"""What changed between releases is told by thing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from lskg.release import changes
from lskg.release.changes import Statement, changed_on, find_changes, note_changes, read_changes
from lskg.release.releases import Release, keep_release, kept_releases

IRI = "https://w3id.org/lskg/"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
VALUE, TEXT = f"<{IRI}ns#hasValue>", f"<{IRI}ns#valueText>"


def thing(name: str, words: str, value: str = "") -> list[str]:
    """A target with a name, and a value where there is one."""
    lines = [f'<{IRI}id/{name}> {LABEL} "{words}"@vi .', f"<{IRI}id/{name}> {TYPE} <{IRI}ns#T> ."]
    if value:
        lines.append(f"<{IRI}id/{name}> {VALUE} <{IRI}id/value/{name}> .")
        lines.append(f'<{IRI}id/value/{name}> {TEXT} "{value}" .')
    return lines


def publish(
    build: Path, letter: str, day: str, lines: Iterable[str], links: Iterable[str] = ()
) -> Release:
    """Publish and keep a release of two graphs, one of which is inferred."""
    folder = build / "releases" / (letter * 16)
    (folder / "graph").mkdir(parents=True)
    graphs = {
        "plan": sorted(lines),
        "links": sorted(links),
        "inferred": [f"<urn:{letter}> <p> <o> ."],
    }
    for name, each in graphs.items():
        (folder / "graph" / f"{name}.nt").write_text("".join(f"{line}\n" for line in each), "utf-8")
    description = {
        "digest": letter * 64,
        "version": "1.0",
        "graphs": {name: f"urn:{name}" for name in graphs},
        "triples": {name: len(each) for name, each in graphs.items()},
    }
    (folder / "build.json").write_text(json.dumps(description), "utf-8")
    (build / "current").unlink(missing_ok=True)
    (build / "current").symlink_to(folder.relative_to(build))
    release = keep_release(build, day, {"vi": "", "en": ""})
    note_changes(build, release)
    return release


def test_things_are_new_gone_or_say_otherwise(tmp_path: Path) -> None:
    same = thing("same", "Như cũ", "1")
    first = publish(
        tmp_path, "a", "2026-01-01", [*same, *thing("old", "Cũ"), *thing("rate", "Tỷ lệ", "65%")]
    )
    second = publish(
        tmp_path, "b", "2026-02-01", [*same, *thing("new", "Mới"), *thing("rate", "Tỷ lệ", "66%")]
    )
    assert read_changes(first) is None
    found = read_changes(second)
    assert found is not None
    assert found == find_changes(first, second)
    assert (found.before, dict(found.counts)) == ("a" * 16, {"new": 1, "gone": 1, "changed": 1})
    assert [each.labels["vi"] for each in found.things["new"]] == ["Mới"]
    assert [each.labels["vi"] for each in found.things["gone"]] == ["Cũ"]
    (rate,) = found.things["changed"]
    assert rate.iri == f"{IRI}id/rate"
    assert rate.statements == (Statement(f"{IRI}ns#valueText", "", ("65%",), ("66%",)),)
    assert found.classes["new"] == {f"{IRI}ns#T": 1}


def test_what_goes_to_another_graph_is_said_as_before(tmp_path: Path) -> None:
    lines = thing("rate", "Tỷ lệ", "65%")
    first = publish(tmp_path, "a", "2026-01-01", lines)
    second = publish(tmp_path, "b", "2026-02-01", lines[:2], lines[2:])
    assert set(find_changes(first, second).counts.values()) == {0}


def test_a_large_release_lists_so_many_things_and_counts_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST", 3)
    publish(tmp_path, "a", "2026-01-01", thing("x", "X"))
    many = [line for number in range(9) for line in thing(f"n{number}", f"N {number}")]
    found = read_changes(publish(tmp_path, "b", "2026-02-01", many))
    assert found is not None
    assert (found.counts["new"], len(found.things["new"]), found.is_whole) == (9, 3, False)


def test_long_words_are_cut_and_marks_are_read(tmp_path: Path) -> None:
    publish(tmp_path, "a", "2026-01-01", thing("x", "X"))
    second = publish(tmp_path, "b", "2026-02-01", thing("x", 'a \\"b\\" ' + "c" * 999))
    found = read_changes(second)
    assert found is not None
    (after,) = found.things["changed"][0].statements[0].after
    assert after.startswith('a "b" ccc')
    assert len(after) < 400


def test_the_day_of_the_last_change_is_known_as_far_as_releases_were_kept(tmp_path: Path) -> None:
    publish(tmp_path, "a", "2026-01-01", [*thing("x", "X"), *thing("y", "Y")])
    publish(tmp_path, "b", "2026-02-01", [*thing("x", "X", "2"), *thing("y", "Y")])
    publish(
        tmp_path, "c", "2026-03-01", [*thing("x", "X", "2"), *thing("y", "Y"), *thing("z", "Z")]
    )
    releases = kept_releases(tmp_path)
    days = {f"{IRI}id/x": "2026-02-01", f"{IRI}id/z": "2026-03-01"}
    assert changed_on(releases) == ("2026-01-01", days)
    # Where nobody noted what the last one changed, no day before it can be told.
    (tmp_path / "kept" / ("c" * 16) / "changes.json").write_text("{")
    assert changed_on(releases) == ("2026-03-01", {})

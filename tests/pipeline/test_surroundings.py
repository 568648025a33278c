"""What is around a file is found in sorted lines, and no further than it has to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, URIRef

from lskg.errors import BuildError
from lskg.pipeline.surroundings import SortedTriples, published_triples, surroundings
from lskg.vocabulary import LSKG

E = "https://example.org/"
NAMES = st.text("ab/#-", min_size=1, max_size=4)


def line(subject: str, predicate: str, value: str) -> str:
    return f"<{E}{subject}> <{predicate}> <{E}{value}> .\n"


def sorted_triples(*lines: str) -> SortedTriples:
    return SortedTriples("".join(sorted(lines)).encode())


@given(st.lists(st.tuples(NAMES, NAMES)), NAMES)
def test_lines_of_a_subject_are_found(pairs: list[tuple[str, str]], asked: str) -> None:
    lines = sorted({line(subject, f"{E}p", value) for subject, value in pairs})
    expected = "".join(each for each in lines if each.startswith(f"<{E}{asked}> "))
    assert sorted_triples(*lines).about(E + asked).decode() == expected


@given(st.lists(st.tuples(NAMES, NAMES)), NAMES)
def test_subjects_are_found_by_their_value(pairs: list[tuple[str, str]], asked: str) -> None:
    lines = {line(subject, f"{E}{p}", value) for subject, value in pairs for p in "pq"}
    found = sorted_triples(*lines).subjects(f"{E}p", frozenset({f"<{E}{asked}>"}))
    assert set(found) == {E + subject for subject, value in pairs if value == asked}


def test_two_steps_are_read_and_a_text_leads_to_its_congress() -> None:
    source = sorted_triples(
        line("a", f"{E}p", "b"),
        line("b", f"{E}p", "c"),
        line("c", f"{E}p", "d"),
        line("c", str(LSKG.isPassageOf), "text"),
        line("text", str(LSKG.isVersionOf), "report"),
        line("report", str(LSKG.isSubmittedTo), "congress"),
        line("congress", str(LSKG.refersToPeriod), "term"),
        line("term", f"{E}p", "e"),
        line("d", f"{E}p", "e"),
    )
    data = Graph().parse(data=line("mine", f"{E}p", "b"), format="nt")
    found = surroundings(data, [source])
    read = {str(each).removeprefix(E) for each in found.triples.subjects()}
    assert read == {"b", "c", "text", "report", "congress", "term"}
    assert {each.removeprefix(E) for each in found.far} == {
        *("c", "text", "report", "congress", "term", "d", "e")
    }


def test_what_names_a_thing_is_read_where_a_rule_asks_for_it() -> None:
    indicator, other = f"{E}indicator", f"{E}other"
    label = '"Tỷ lệ"@vi'
    predicate = "http://www.w3.org/2000/01/rdf-schema#label"
    source = sorted_triples(
        line("theirs", str(LSKG.hasIndicator), "indicator"),
        f"<{other}> <{predicate}> {label} .\n",
    )
    data = Graph()
    data.parse(data=f"<{indicator}> <{predicate}> {label} .", format="nt")
    data.add((URIRef(indicator), RDF.type, LSKG.Indicator))
    found = surroundings(data, [source])
    assert set(map(str, found.triples.subjects())) == {f"{E}theirs", other}
    assert found.far == {f"{E}theirs", other}


def test_what_follows_and_the_vocabulary_are_not_read_from_a_release(tmp_path: Path) -> None:
    (tmp_path / "graph" / "of").mkdir(parents=True)
    for name in ("plan", "of/figures", "ontology", "alignment", "codes", "inferred"):
        (tmp_path / "graph" / f"{name}.nt").write_text(line("a", f"{E}p", name), "utf-8")
    said = b"".join(each.about(f"{E}a") for each in published_triples(tmp_path))
    assert sorted(said.decode().splitlines()) == [
        line("a", f"{E}p", "of/figures").strip(),
        line("a", f"{E}p", "plan").strip(),
    ]


def test_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("x", "utf-8")
    with pytest.raises(BuildError, match=r"x\.ttl: not Turtle"):
        SortedTriples.of_turtle([path])
    with pytest.raises(BuildError, match="No such file"):
        SortedTriples.of_turtle([tmp_path / "none.ttl"])

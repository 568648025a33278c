"""Every term of another vocabulary is one, of the kind it is used as, and contradicts nothing.

`standards.csv` holds what the vocabularies' own files say of the terms that are used here: kind,
label, definition, domain and range, with the repository, commit and file that they were read in.
"""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from tests.whole import Whole

from lskg.iris import INFERRED_GRAPHS
from lskg.ontology.gates.fault import OURS, Fault, above, local, own_terms
from lskg.pipeline.assemble import union
from lskg.project import Project
from lskg.rdf.reasoning import infer
from lskg.rdf.turtle import read_turtle

ROOT = Path(__file__).parents[3]
STANDARDS = Path(__file__).parent / "standards.csv"
MAPPINGS = ROOT / "ontology" / "near.sssom.tsv"
COLUMNS = ["subject_id", "predicate_id", "object_id", "mapping_justification", "comment"]
NEAR = {"skos:broadMatch", "skos:closeMatch", "skos:narrowMatch", "skos:relatedMatch"}
#: Kinds that a vocabulary's own file may give to what is used as one of ours.
KINDS = {
    "Class": {"Class"},
    "ObjectProperty": {"ObjectProperty", "Property"},
    "DatatypeProperty": {"DatatypeProperty", "Property"},
    "AnnotationProperty": {"AnnotationProperty", "DatatypeProperty", "ObjectProperty", "Property"},
}
PROV = "http://www.w3.org/ns/prov#"
#: Vocabularies whose terms the data use beside our own.
SAID = (
    "http://data.europa.eu/eli/ontology#",
    "http://qudt.org/schema/qudt/",
    "http://www.w3.org/2006/time#",
    PROV,
)
#: Classes of other vocabularies that exclude each other, as their files say.
APART = (
    (f"{PROV}Activity", f"{PROV}Entity"),
    ("http://www.w3.org/ns/org#Organization", "http://www.w3.org/ns/org#Role"),
)


@cache
def standards() -> dict[str, dict[str, str]]:
    with STANDARDS.open(encoding="utf-8", newline="") as file:
        return {row["term"]: row for row in csv.DictReader(file)}


@cache
def alignment() -> Graph:
    return read_turtle(Project(ROOT).ontology[1:])


def misused(graph: Graph) -> list[Fault]:
    """Terms of others that are unknown, or of another kind than they are declared as."""
    found = []
    for kind, allowed in KINDS.items():
        for term in graph.subjects(RDF.type, OWL[kind]):
            if isinstance(term, URIRef) and not term.startswith(OURS):
                row = standards().get(str(term))
                kinds = set(row["kinds"].split()) if row else set()
                if not kinds & allowed:
                    found.append(Fault("alignment", str(term), f"It is no {kind} in its file."))
    return sorted(found)


def test_terms_of_others_are_what_they_are_used_as() -> None:
    core = read_turtle(Project(ROOT).ontology[:1])
    assert misused(alignment()) == []
    assert misused(core) == []


@pytest.mark.parametrize(
    "mutant",
    [
        "<http://www.w3.org/ns/prov#Entitty> a owl:Class .",
        "<http://www.w3.org/ns/prov#Entity> a owl:ObjectProperty .",
        "<http://www.w3.org/ns/org#organization> a owl:Class .",
    ],
)
def test_misused_term_is_found(mutant: str) -> None:
    graph = Graph().parse(data=f"@prefix owl: <{OWL}> . {mutant}", format="turtle")
    assert len(misused(graph)) == 1


def test_what_is_said_above_our_terms_is_declared_and_known() -> None:
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        for below, parent in alignment().subject_objects(relation):
            assert str(below).startswith(OURS)
            assert str(parent) in standards(), parent
            assert (parent, RDF.type, None) in alignment()


def contradictions(data: Graph, terms: Graph) -> set[str]:
    """Things that would belong to two classes of others that exclude each other."""
    said = Graph()
    for name, row in standards().items():
        for side, column in ((RDFS.domain, "domain"), (RDFS.range, "range")):
            for value in row[column].split():
                if not value.startswith("http://www.w3.org/2001/XMLSchema#"):
                    said.add((URIRef(name), side, URIRef(value)))
    together = union([terms, alignment(), said])
    types = union([data, infer(together, data)])
    return {
        str(thing)
        for one, other in APART
        for thing in set(types.subjects(RDF.type, URIRef(one)))
        & set(types.subjects(RDF.type, URIRef(other)))
    }


def test_data_contradict_no_vocabulary(hai_son_assembly: Whole) -> None:
    core = read_turtle(Project(ROOT).ontology[:1])
    apart = {"ontology", "alignment", *INFERRED_GRAPHS}
    data = union(g for name, g in hai_son_assembly.graphs.items() if name not in apart)
    assert contradictions(data, core) == set()
    congress = next(iter(data.subjects(RDF.type, URIRef(f"{OURS}ns#PartyCongress"))))
    passage = URIRef("https://example.org/passage")
    data.add((congress, URIRef(f"{OURS}ns#isStatedIn"), passage))
    assert contradictions(data, core) == set(), "what is stated of a congress derives nothing"
    data.add((congress, URIRef(f"{OURS}ns#isMadeFrom"), passage))
    assert contradictions(data, core) == {str(congress)}


def said_of_data(graph: Graph) -> list[Fault]:
    """Terms of `SAID` in data that are unknown, or used as another kind than they are."""
    used = {
        (p, "DatatypeProperty" if isinstance(o, Literal) else "ObjectProperty") for _, p, o in graph
    }
    used |= {(cls, "Class") for cls in graph.objects(None, RDF.type)}
    found = []
    for term, kind in used:
        if str(term).startswith(SAID):
            kinds = set(standards().get(str(term), {"kinds": ""})["kinds"].split())
            if not kinds & ({kind} if kind == "Class" else {kind, "AnnotationProperty"}):
                found.append(Fault("alignment", str(term), f"It is no {kind} in its file."))
    return sorted(found)


def test_terms_of_others_in_the_data_are_what_they_are_used_as(
    project_assembly: Whole,
) -> None:
    apart = {"ontology", "inferred"}
    data = union(g for name, g in project_assembly.graphs.items() if name not in apart)
    assert said_of_data(data) == []


@pytest.mark.parametrize(
    "mutant",
    [
        "<urn:a> <http://www.w3.org/2006/time#hasBegining> <urn:b> .",
        '<urn:a> <http://data.europa.eu/eli/ontology#passed_by> "Quốc hội" .',
        "<urn:a> a <http://www.w3.org/ns/prov#used> .",
    ],
)
def test_misused_term_in_data_is_found(mutant: str) -> None:
    assert len(said_of_data(Graph().parse(data=mutant, format="turtle"))) == 1


def mappings() -> tuple[dict[str, str], list[dict[str, str]]]:
    """The prefixes and the rows of the table of near terms."""
    text = MAPPINGS.read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"^#  (\w+): (\S+)$", text, re.MULTILINE))
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    return prefixes, list(csv.DictReader(io.StringIO(body), delimiter="\t"))


def expand(curie: str, prefixes: dict[str, str]) -> str:
    prefix, _, name = curie.partition(":")
    return prefixes[prefix] + name


def test_table_of_near_terms_is_well_formed() -> None:
    text = MAPPINGS.read_text(encoding="utf-8")
    prefixes, rows = mappings()
    for field in ("curie_map", "license", "mapping_set_id", "mapping_set_version"):
        assert re.search(rf"^#{field}:", text, re.MULTILINE), field
    assert all(list(row) == COLUMNS and all(row.values()) for row in rows)
    keys = [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {row["predicate_id"] for row in rows} <= NEAR
    assert {row["mapping_justification"] for row in rows} == {"semapv:ManualMappingCuration"}
    used = {each.partition(":")[0] for row in rows for each in list(row.values())[:4]}
    assert used == set(prefixes)


def test_near_terms_exist_on_both_sides_and_are_not_above_ours() -> None:
    prefixes, rows = mappings()
    core = read_turtle(Project(ROOT).ontology[:1])
    known = {str(term) for term in own_terms(core)}
    known |= {str(code) for code in read_turtle(Project(ROOT).codes).subjects(RDF.type)}
    for row in rows:
        subject, target = (expand(row[name], prefixes) for name in ("subject_id", "object_id"))
        assert subject in known, subject
        assert target in standards(), target
        parents = above(alignment(), URIRef(subject), RDFS.subClassOf)
        assert URIRef(target) not in parents, f"{local(subject)}: say it in align.ttl or here"


def test_every_standard_that_is_kept_is_used(project_assembly: Whole) -> None:
    prefixes, rows = mappings()
    used = {expand(row["object_id"], prefixes) for row in rows}
    both = union([alignment(), read_turtle(Project(ROOT).ontology[:1])])
    used |= {str(term) for term in both.subjects(RDF.type)}
    for graph in project_assembly.graphs.values():
        used |= {str(each) for each in (*graph.predicates(), *graph.objects(None, RDF.type))}
    assert set(standards()) - used == set()

"""The exports: Web Annotation, Data Cube, StratML and CSVW, over the fixture and the real graph."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from lxml import etree
from rdflib import DC, RDF, Graph, Literal, Namespace
from rdflib.term import Node

from lskg.distributions.stratml import NAMESPACE
from lskg.engine.store import InProcess, Store
from lskg.project import Project
from lskg.sparql.media_types import TURTLE
from lskg.sparql.query_files import load_query
from lskg.vocabulary import LSKG
from lskg.web import create_app
from lskg.web.view.release import Site

ROOT = Path(__file__).parents[3]
EXPORTS = Project(ROOT).queries / "exports"
SUITES = Path(os.environ.get("LSKG_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
#: The schema states no licence to pass it on, so that it is not kept with the project.
STRATML = SUITES / "stratml" / "PerformancePlanOrReport20160216.xsd"
QB = Namespace("http://purl.org/linked-data/cube#")
OA = Namespace("http://www.w3.org/ns/oa#")


def exported(store: Store, name: str) -> Graph:
    text = load_query(EXPORTS / f"{name}.rq").text
    return Graph().parse(data=store.construct(text, TURTLE), format="turtle")


def test_every_target_is_in_a_cube(project_store: Store) -> None:
    cubes = exported(project_store, "data-cube")
    rows = project_store.rows(
        f"SELECT ?target {{ ?target a <{LSKG.IndicatorTarget}> ; <{LSKG.refersToPeriod}> ?p }}"
    )
    found = {str(each) for each in cubes.subjects(RDF.type, QB.Observation)}
    assert {row["target"] for row in rows} <= found


def test_every_passage_that_states_something_is_an_annotation(project_store: Store) -> None:
    graph = exported(project_store, "web-annotation")
    bodies: dict[str, set[Node]] = defaultdict(set)
    for annotation, body in graph.subject_objects(OA.hasBody):
        bodies[str(annotation).partition("#")[0]].add(body)
        place = graph.value(annotation, OA.hasTarget)
        selectors = set(graph.objects(place, OA.hasSelector))
        assert {graph.value(each, RDF.type) for each in selectors} == {
            OA.TextPositionSelector,
            OA.TextQuoteSelector,
        }
    stated = project_store.rows(
        f"""SELECT DISTINCT ?passage ?thing {{
            ?thing <{LSKG.isStatedIn}>|<{LSKG.isDescribedIn}>|<{LSKG.hasExtent}>|
                <{LSKG.concernsPassage}>|<{LSKG.isMentionedIn}> ?passage .
            ?passage a <{LSKG.Passage}>
        }}"""
    )
    english = set(graph.subjects(RDF.type, OA.TextualBody))
    assert {(row["passage"], row["thing"]) for row in stated} == {
        (passage, str(body)) for passage, found in bodies.items() for body in found - english
    }
    query = f"SELECT ?passage ?words {{ ?passage <{LSKG.translatedText}> ?words }}"
    said = project_store.rows(query)
    words = {row["passage"]: row["words"] for row in said}
    for passage, found in bodies.items():
        (body,) = found & english
        assert graph.value(body, RDF.value) == Literal(words[passage])
        assert graph.value(body, DC.language) == Literal("en")


@pytest.fixture(scope="module")
def plan(project_release: Path) -> bytes:
    store = Store.open(project_release)
    app = create_app(InProcess(store), Site.open(project_release))
    response = app.test_client().get("/exports/lang-son-xviii.stratml.xml")
    assert response.mimetype == "application/xml"
    body: bytes = response.data
    return body


def test_stratml_has_every_target_as_an_indicator_with_a_value(plan: bytes) -> None:
    root = ElementTree.fromstring(plan)
    names = {"s": NAMESPACE}
    indicators = root.findall(".//s:PerformanceIndicator", names)
    assert len(indicators) == 38
    for indicator in indicators:
        assert indicator.findtext("s:MeasurementInstance/s:TargetResult/s:Description", None, names)
    assert len(root.findall(".//s:Objective/s:PerformanceIndicator/..", names)) == 25
    doctors = root.find(".//s:PerformanceIndicator[s:Identifier='target.11-doctors']", names)
    assert doctors is not None
    result = "s:MeasurementInstance/s:TargetResult/s:"
    assert doctors.findtext(f"{result}NumberOfUnits", None, names) == "12"
    assert doctors.findtext(f"{result}EndDate", None, names) == "2030-12-31"


def test_stratml_identifiers_are_unique_names(plan: bytes) -> None:
    found = [
        each.text or "" for each in ElementTree.fromstring(plan).iter(f"{{{NAMESPACE}}}Identifier")
    ]
    assert len(found) == len(set(found))
    assert all(each[0].isalpha() for each in found)


@pytest.mark.skipif(not STRATML.exists(), reason=f"The schema of StratML is not at {STRATML}.")
def test_stratml_is_valid_against_its_schema(plan: bytes) -> None:
    schema = etree.XMLSchema(etree.parse(STRATML))
    assert schema.validate(etree.fromstring(plan)), schema.error_log


def test_page_lists_the_exports(client: FlaskClient) -> None:
    for path in ("/exports/", "/en/exports/"):
        assert "/exports/web-annotation.ttl" in client.get(path).text
    assert client.get("/exports/web-annotation.nt").mimetype == "application/n-triples"
    assert client.get("/exports/nothing.nt").status_code == 404


def test_table_has_metadata_beside_it(client: FlaskClient) -> None:
    link = client.get("/tables/agencies.csv").headers["Link"]
    assert link == '<agencies.csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
    response = client.get("/tables/agencies.csv-metadata.json")
    assert response.mimetype == "application/csvm+json"
    described = response.get_json(force=True)
    header = client.get("/tables/agencies.csv").text.splitlines()[0].split(",")
    assert [each["name"] for each in described["tableSchema"]["columns"]] == header
    assert described["url"] == "agencies.csv"
    assert client.get("/tables/nothing.csv-metadata.json").status_code == 404

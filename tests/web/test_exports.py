"""The exports: Web Annotation, Data Cube, StratML and CSVW, over the fixture and the real graph."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from lxml import etree
from rdflib import RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from lskg.formats import TURTLE
from lskg.project import Project
from lskg.queries import load_query
from lskg.store import InProcess, Store
from lskg.vocabulary import LSKG
from lskg.web import create_app
from lskg.web.site import Site
from lskg.web.stratml import NAMESPACE

ROOT = Path(__file__).parents[2]
EXPORTS = Project(ROOT).queries / "exports"
STRATML = os.environ.get("LSKG_STRATML_SCHEMA", "")
QB = Namespace("http://purl.org/linked-data/cube#")
OA = Namespace("http://www.w3.org/ns/oa#")


def exported(store: Store, name: str) -> Graph:
    text = load_query(EXPORTS / f"{name}.rq").text
    return Graph().parse(data=store.construct(text, TURTLE), format="turtle")


@pytest.fixture(scope="module")
def cubes(project_store: Store) -> Graph:
    """The exported cubes with the statistics of others, which are cubes too."""
    graph = exported(project_store, "data-cube")
    planning = """CONSTRUCT { ?s ?p ?o }
        WHERE { GRAPH <https://w3id.org/lskg/graph/planning> { ?s ?p ?o } }"""
    graph.parse(data=project_store.construct(planning, TURTLE), format="turtle")
    return graph


def components(graph: Graph, cube: Node, kind: URIRef) -> set[Node]:
    structure = graph.value(cube, QB.structure)
    return {
        value
        for part in graph.objects(structure, QB.component)
        for value in graph.objects(part, kind)
    }


# https://www.w3.org/TR/vocab-data-cube/#wf-rules numbers the integrity constraints. Those on slices
# (IC-7 to IC-10, IC-18), on measure dimensions (IC-15 to IC-17) and on code lists (IC-19 to IC-21)
# speak of what these cubes do not have.


def test_cube_ic_1_and_2_each_observation_has_one_cube_and_each_cube_one_structure(
    cubes: Graph,
) -> None:
    observations = list(cubes.subjects(RDF.type, QB.Observation))
    assert len(observations) > 300
    for observation in observations:
        assert len(set(cubes.objects(observation, QB.dataSet))) == 1
    for cube in cubes.subjects(RDF.type, QB.DataSet):
        assert len(set(cubes.objects(cube, QB.structure))) == 1


def test_cube_ic_3_4_and_5_structures_have_measures_and_dimensions_have_ranges(
    cubes: Graph,
) -> None:
    for cube in cubes.subjects(RDF.type, QB.DataSet):
        assert components(cubes, cube, QB.measure)
        for measure in components(cubes, cube, QB.measure):
            assert (measure, RDF.type, QB.MeasureProperty) in cubes
        for dimension in components(cubes, cube, QB.dimension):
            assert (dimension, RDF.type, QB.DimensionProperty) in cubes
            ranges = set(cubes.objects(dimension, RDFS.range))
            assert len(ranges) == 1
            assert ranges != {SKOS.Concept}


def test_cube_ic_6_only_attributes_may_be_optional(cubes: Graph) -> None:
    for part in cubes.subjects(QB.componentRequired):
        assert cubes.value(part, QB.attribute) is not None


def test_cube_ic_11_13_and_14_every_dimension_attribute_and_measure_is_there(
    cubes: Graph,
) -> None:
    for cube in cubes.subjects(RDF.type, QB.DataSet):
        for observation in cubes.subjects(QB.dataSet, cube):
            for kind in (QB.dimension, QB.attribute, QB.measure):
                for part in components(cubes, cube, kind):
                    assert isinstance(part, URIRef)
                    assert len(set(cubes.objects(observation, part))) == 1, (observation, part)


def test_cube_ic_12_no_two_observations_have_the_same_dimensions(cubes: Graph) -> None:
    for cube in cubes.subjects(RDF.type, QB.DataSet):
        dimensions = sorted(map(str, components(cubes, cube, QB.dimension)))
        keys = Counter(
            tuple(cubes.value(each, URIRef(name)) for name in dimensions)
            for each in cubes.subjects(QB.dataSet, cube)
        )
        assert [key for key, count in keys.items() if count > 1] == []


def test_every_target_is_in_a_cube(cubes: Graph, project_store: Store) -> None:
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
            ?thing <{LSKG.isStatedIn}>|<{LSKG.isMentionedIn}> ?passage . ?passage a <{LSKG.Passage}>
        }}"""
    )
    assert {(row["passage"], row["thing"]) for row in stated} == {
        (passage, str(body)) for passage, found in bodies.items() for body in found
    }


@pytest.fixture(scope="module")
def plan(project_release: Path, catalogue: None) -> bytes:
    store = Store.open(project_release)
    app = create_app(store, InProcess(store), Site.open(project_release))
    response = app.test_client().get("/exports/plan.stratml.xml")
    assert response.mimetype == "application/xml"
    body: bytes = response.data
    return body


def test_stratml_has_every_target_as_an_indicator_with_a_value(plan: bytes) -> None:
    root = ElementTree.fromstring(plan)
    names = {"s": NAMESPACE}
    indicators = root.findall(".//s:PerformanceIndicator", names)
    assert len(indicators) == 34
    for indicator in indicators:
        assert indicator.findtext("s:MeasurementInstance/s:TargetResult/s:Description", None, names)
    assert len(root.findall(".//s:Objective/s:PerformanceIndicator/..", names)) == 21
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


@pytest.mark.skipif(
    not STRATML, reason="LSKG_STRATML_SCHEMA does not name PerformancePlanOrReport20160216.xsd"
)
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

"""The dataset described: VoID and DCAT that agree with what is there."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, RDF, VOID, Graph, Literal, URIRef

from lskg.web.descriptions import DCAT

DATASET = URIRef("https://w3id.org/lskg/dataset")
PLAN = URIRef("https://w3id.org/lskg/graph/plan")
FORMATS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}


@pytest.fixture
def description(client: FlaskClient) -> Graph:
    return Graph().parse(data=client.get("/.well-known/void").data, format="turtle")


@pytest.mark.parametrize(("ending", "media_type"), FORMATS.items())
def test_one_description_in_every_format(
    client: FlaskClient, description: Graph, ending: str, media_type: str
) -> None:
    headers = {"Accept": media_type}
    for response in (
        client.get("/.well-known/void", headers=headers),
        client.get("/dataset", headers=headers),
        client.get("/en/dataset", headers=headers),
        client.get(f"/dataset.{ending}"),
    ):
        assert response.mimetype == media_type
        found = Graph().parse(data=response.data, format=media_type)
        assert set(found) == set(description)


def test_counts_are_those_of_the_graphs(client: FlaskClient, description: Graph) -> None:
    plan = Graph().parse(data=client.get("/data/plan.nt").data, format="nt")
    assert description.value(PLAN, VOID.triples) == Literal(len(plan))
    assert description.value(PLAN, VOID.distinctSubjects) == Literal(len(set(plan.subjects())))
    assert description.value(PLAN, VOID.distinctObjects) == Literal(len(set(plan.objects())))
    for kind, of, counted in (
        (VOID.propertyPartition, VOID.property, VOID.triples),
        (VOID.classPartition, VOID["class"], VOID.entities),
    ):
        found = {
            description.value(part, of): description.value(part, counted)
            for part in description.objects(PLAN, kind)
        }
        if kind == VOID.propertyPartition:
            expected = {each: len(list(plan.subject_objects(each))) for each in plan.predicates()}
        else:
            classes = set(plan.objects(None, RDF.type))
            expected = {each: len(set(plan.subjects(RDF.type, each))) for each in classes}
        assert found == {each: Literal(number) for each, number in expected.items()}


def test_the_whole_is_the_union(client: FlaskClient, description: Graph) -> None:
    union = Graph().parse(data=client.get("/data?default&format=nt").data, format="nt")
    assert description.value(DATASET, VOID.triples) == Literal(len(union))
    subsets = set(description.objects(DATASET, VOID.subset))
    assert PLAN in subsets
    assert len(subsets) == 4


def test_titles_licence_and_service(description: Graph) -> None:
    languages = {str(title.language) for title in description.objects(DATASET, DCTERMS.title)}  # type: ignore[attr-defined]
    assert languages == {"vi", "en"}
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert description.value(DATASET, DCTERMS.license) == licence
    service = description.value(predicate=DCAT.servesDataset, object=DATASET)
    assert description.value(service, DCAT.endpointURL) == URIRef("http://localhost/sparql")
    assert description.value(DATASET, VOID.sparqlEndpoint) == URIRef("http://localhost/sparql")


def test_every_dump_is_there(client: FlaskClient, description: Graph) -> None:
    places = set(description.objects(None, DCAT.downloadURL))
    assert places == set(description.objects(None, VOID.dataDump))
    assert len(places) == 4 * 4 + 2
    for place in places:
        assert client.get(str(place).removeprefix("http://localhost")).status_code == 200


def test_the_page_lists_graphs_and_dumps(client: FlaskClient) -> None:
    for path, words in (("/dataset", "Bộ dữ liệu"), ("/en/dataset", "Dataset")):
        html = client.get(path, headers={"Accept": "text/html"}).text
        assert words in html
        for name in ("plan", "ontology", "codes", "inferred"):
            assert f'href="/data/{name}.ttl"' in html
        assert 'href="/data/dataset.nq"' in html

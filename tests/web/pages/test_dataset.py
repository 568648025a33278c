"""The dataset described: VoID and DCAT that agree with what is there."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import pyshacl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, VOID, Graph, Literal, Namespace, URIRef

from lskg.formats import Kind, formats_of

SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET = URIRef("https://w3id.org/lskg/dataset")
PLAN = URIRef("https://w3id.org/lskg/graph/plan")
ROOT = Path(__file__).parents[3]
SUITES = Path(os.environ.get("LSKG_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
DCAT_AP = SUITES / "dcat-ap-3.0.0" / "dcat-ap-SHACL.ttl"
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
    files = set(description.objects(None, DCAT.downloadURL))
    places = {each for each in files if "/data/" in str(each)}
    assert places == set(description.objects(None, VOID.dataDump))
    graphs = 4
    formats = graphs * len(formats_of(Kind.GRAPH)) + len(formats_of(Kind.DATASET))
    assert len(places) == formats
    for place in places:
        assert client.get(str(place).removeprefix("http://localhost")).status_code == 200


def test_the_page_lists_graphs_and_dumps(client: FlaskClient) -> None:
    for path, words in (("/dataset", "Bộ dữ liệu"), ("/en/dataset", "Dataset")):
        html = client.get(path, headers={"Accept": "text/html"}).text
        assert words in html
        for name in ("plan", "ontology", "codes", "inferred"):
            assert f'href="/data/{name}.ttl"' in html
        assert 'href="/data/dataset.nq"' in html


@pytest.mark.parametrize("path", ["/", "/en/", "/dataset", "/en/dataset"])
def test_search_engines_for_data_find_licence_and_every_download(
    client: FlaskClient, description: Graph, path: str
) -> None:
    html = client.get(path, headers={"Accept": "text/html"}).text
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    found = next(each for each in json.loads(script)["@graph"] if each["@type"] == "Dataset")
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert 50 <= len(found["description"]) <= 5000
    assert found["identifier"] == str(DATASET)
    named = [found, *found["hasPart"]]
    files = {file["contentUrl"] for each in named for file in each["distribution"]}
    assert files == {str(each) for each in description.objects(None, DCAT.downloadURL)}
    assert all(each["name"] and each["description"] and each["license"] for each in named)


@pytest.fixture(scope="module")
def of_links(linked_app: Flask) -> Graph:
    """The description of a release with links to other data."""
    data = linked_app.test_client().get("/dataset.ttl").data
    return Graph().parse(data=data, format="turtle")


def test_linksets_count_the_links_by_source_and_predicate(of_links: Graph) -> None:
    found = {
        (
            str(of_links.value(each, VOID.objectsTarget)),
            str(of_links.value(each, VOID.linkPredicate)),
        ): int(str(of_links.value(each, VOID.triples)))
        for each in of_links.subjects(RDF.type, VOID.Linkset)
    }
    source = "https://w3id.org/lskg/id/source/"
    assert found == {
        (f"{source}wikidata", str(SKOS.exactMatch)): 2,
        (f"{source}un", str(SKOS.broadMatch)): 1,
    }
    for each in of_links.subjects(RDF.type, VOID.Linkset):
        assert (DATASET, VOID.subset, each) in of_links
        assert of_links.value(each, VOID.subjectsTarget) == DATASET
    assert of_links.value(URIRef(f"{source}wikidata"), FOAF.homepage) == URIRef(
        "http://www.wikidata.org/"
    )


def test_linksets_stand_on_the_page(linked_app: Flask) -> None:
    for path, title in (
        ("/dataset", "Liên kết đến dữ liệu khác"),
        ("/en/dataset", "Links to other data"),
    ):
        page = linked_app.test_client().get(path).text
        assert title in page
        assert "Wikidata" in page


def test_file_of_a_graph_hashes_to_its_checksum(client: FlaskClient, description: Graph) -> None:
    file = description.value(
        predicate=DCAT.downloadURL, object=URIRef("http://localhost/data/plan.nt")
    )
    data = client.get("/data/plan.nt").data
    checksum = description.value(file, SPDX.checksum)
    assert str(description.value(checksum, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()
    assert int(str(description.value(file, DCAT.byteSize))) == len(data)


def test_tables_are_parts_with_their_metadata(description: Graph) -> None:
    part = URIRef("http://localhost/tables/agencies")
    assert (DATASET, DCTERMS.hasPart, part) in description
    files = {
        description.value(each, FOAF.page) for each in description.objects(part, DCAT.distribution)
    }
    assert URIRef("http://localhost/tables/agencies.csv-metadata.json") in files


@pytest.mark.skipif(not DCAT_AP.exists(), reason=f"The shapes of DCAT-AP are not at {DCAT_AP}.")
def test_description_is_valid_dcat_ap(description: Graph) -> None:
    shapes = Graph().parse(DCAT_AP)
    conforms, _, text = pyshacl.validate(description, shacl_graph=shapes, inference="rdfs")
    assert conforms, text


@pytest.mark.parametrize("path", ["/dataset.ttl", "/sparql", "/.well-known/void"])
def test_a_host_says_nothing_in_a_description(client: FlaskClient, path: str) -> None:
    headers = {"Host": "x> <urn:x:a> <urn:x:b> . <urn:x:c", "Accept": "text/turtle"}
    response = client.get(path, headers=headers, follow_redirects=True)
    assert response.status_code == 200
    assert "urn:x:" not in response.text

"""Every version of the ontology resolves, as a page and as RDF, and tells what changed in it."""

from __future__ import annotations

import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import OWL, Graph, URIRef
from rdflib.compare import isomorphic
from tests.web.conftest import ROOT, write_release

from lskg.engine.store import InProcess, Store
from lskg.errors import StoreError
from lskg.ontology.versions import keep_version, raise_version
from lskg.pipeline.ontology_files import write_versions
from lskg.project import Project
from lskg.rdf.turtle import canonical_turtle
from lskg.web import create_app
from lskg.web.view.ontology_versions import read_versions
from lskg.web.view.release import Site

BROWSER = {"Accept": "text/html"}
ONTOLOGY = URIRef("https://w3id.org/lskg/ontology")
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
#: What changes from each version to the next.
UPDATES = (
    "INSERT DATA { lskg:Award owl:deprecated true ; dcterms:isReplacedBy lskg:Event }",
    """DELETE WHERE { lskg:Award ?p ?o } ;
       INSERT DATA { lskg:Lesson skos:altLabel "lesson learnt"@en .
                     [] a owl:AllDisjointClasses ; owl:members ( lskg:Lesson lskg:Plan ) }""",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The site with three versions: two that are kept, and the present one that is not."""
    root = tmp_path_factory.mktemp("versions")
    (root / "ontology").mkdir()
    first = ROOT / "ontology" / "versions" / "0.1.0.ttl"
    shutil.copy(first, root / "ontology" / "lskg.ttl")
    project = Project(root)
    for update in UPDATES:
        keep_version(project)
        graph = Graph().parse(project.ontology[0])
        graph.update(PREFIXES + update)
        project.ontology[0].write_text(canonical_turtle(graph), encoding="utf-8")
        raise_version(project, date(2027, 1, 15))
    folder = write_release(root / "build" / "current")
    write_versions(project, folder / "ontology")
    store = Store.open(folder)
    return create_app(InProcess(store), Site.open(folder)).test_client()


@pytest.mark.parametrize("number", ["0.1.0", "0.2.0", "0.3.0"])
@pytest.mark.parametrize(
    ("ending", "accept"),
    [
        ("ttl", "text/turtle"),
        ("nt", "application/n-triples"),
        ("rdf", "application/rdf+xml"),
        ("jsonld", "application/ld+json"),
    ],
)
def test_version_is_had_as_rdf(number: str, ending: str, accept: str, made: FlaskClient) -> None:
    negotiated = made.get(f"/ontology/{number}", headers={"Accept": accept})
    assert negotiated.mimetype == accept
    assert "Accept" in negotiated.headers["Vary"]
    assert made.get(f"/ontology/{number}.{ending}").data == negotiated.data
    form = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}[ending]
    graph = Graph().parse(data=negotiated.data, format=form)
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{number}")


def test_each_version_leads_to_the_one_before(made: FlaskClient) -> None:
    number, seen = "0.3.0", []
    while number:
        graph = Graph().parse(data=made.get(f"/ontology/{number}.nt").data, format="nt")
        seen.append(number)
        number = str(graph.value(ONTOLOGY, OWL.priorVersion) or "").rpartition("/")[2]
    assert seen == ["0.3.0", "0.2.0", "0.1.0"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0.3.0", ["Changes since 0.2.0", "Removed", "Award", "axioms about several terms"]),
        ("0.3.0", ["not released yet", "Wording changed", "altLabel"]),
        ("0.2.0", ["Changes since 0.1.0", "Deprecated", "use Event", "stays as it was"]),
        ("0.1.0", ["This is the first version.", "https://w3id.org/lskg/ontology/0.1.0"]),
    ],
)
def test_page_tells_what_changed(number: str, expected: list[str], made: FlaskClient) -> None:
    page = unescape(made.get(f"/en/ontology/{number}", headers=BROWSER).text)
    for words in expected:
        assert words in page
    for other in {"0.1.0", "0.2.0", "0.3.0"} - {number}:
        assert f'href="/en/ontology/{other}"' in page


def test_page_shows_the_terms_as_they_were(made: FlaskClient) -> None:
    old, new = (made.get(f"/ontology/{each}", headers=BROWSER).text for each in ("0.2.0", "0.3.0"))
    assert 'id="Award"' in old
    assert 'id="Award"' not in new
    award, event = (
        old.partition(f'id="{each}"')[2].partition("<dt")[0] for each in ("Award", "Event")
    )
    assert "không nên dùng nữa" in award
    assert "không nên dùng nữa" not in event
    assert 'href="/ontology#Lesson"' in new


def test_versions_are_listed_with_the_ontology(made: FlaskClient) -> None:
    page = made.get("/ontology", headers=BROWSER).text
    assert 'href="/ontology/0.2.0"' in page


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_present_version_of_the_project_resolves(prefix: str, real: FlaskClient) -> None:
    page = real.get(f"{prefix}/ontology/0.1.0", headers=BROWSER)
    assert page.status_code == 200
    kept = Graph().parse(ROOT / "ontology" / "versions" / "0.1.0.ttl")
    served = real.get(f"{prefix}/ontology/0.1.0", headers={"Accept": "text/turtle"})
    assert isomorphic(Graph().parse(data=served.data, format="turtle"), kept)
    assert real.get(f"{prefix}/ontology/9.9.9").status_code == 404
    assert real.get("/ontology/9.9.9.ttl").status_code == 404


def test_folder_that_describes_no_versions_is_an_error(tmp_path: Path) -> None:
    assert read_versions(tmp_path / "none") == ()
    with pytest.raises(StoreError, match=r"versions\.json"):
        read_versions(tmp_path)
    (tmp_path / "versions.json").write_text('[{"number": "1.0.0"}]', encoding="utf-8")
    with pytest.raises(StoreError, match="does not describe"):
        read_versions(tmp_path)

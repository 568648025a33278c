"""Each release at its version IRI, with its files, their checksums and what changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, Graph, Literal, Namespace, URIRef
from tests.parts import write_release_files

from lskg.engine.store import InProcess, Store
from lskg.release.releases import keep_release
from lskg.web import create_app
from lskg.web.view.release import Site

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
OLD, NEW = "0" * 16, "1" * 16
BASE = "https://w3id.org/lskg/"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the releases."""
    return tmp_path_factory.mktemp("releases")


@pytest.fixture(scope="module")
def client(release: Path, build: Path) -> FlaskClient:
    """A site that was built anew after a release had been kept."""
    for name in (OLD, NEW):
        folder = build / "releases" / name
        shutil.copytree(release, folder)
        description = json.loads((folder / "build.json").read_text("utf-8"))
        description["digest"] = name * 4
        (folder / "build.json").write_text(json.dumps(description), "utf-8")
        (build / "current").unlink(missing_ok=True)
        (build / "current").symlink_to(f"releases/{name}")
        if name == OLD:
            keep_release(build, "2026-01-31", {"vi": "Bản <đầu>.", "en": "<First>."})
    with (build / "current" / "graph" / "plan.nt").open("a", encoding="utf-8") as stream:
        stream.write("<urn:a> <urn:b> <urn:c> .\n")
    description["triples"]["plan"] += 1
    (build / "current" / "build.json").write_text(json.dumps(description), "utf-8")
    # The one that was kept is from a version that wrote no more than the graphs.
    (build / "releases" / OLD / "files.json").unlink()
    (build / "releases" / OLD / "graph" / "plan.nt.gz").unlink()
    store = Store.open(build / "current")
    write_release_files(store, build / "current", description, {})
    app = create_app(InProcess(store), Site.open(build / "current"))
    return app.test_client()


def described(client: FlaskClient, name: str) -> Graph:
    response = client.get(f"/releases/{name}", headers={"Accept": "text/turtle"})
    assert response.mimetype == "text/turtle"
    return Graph().parse(data=response.data, format="turtle")


def test_pages_list_the_releases_in_both_languages(client: FlaskClient) -> None:
    page = client.get("/releases/").text
    assert page.index(NEW) < page.index(OLD)
    assert "Bản &lt;đầu&gt;." in page
    assert "&lt;First&gt;." in client.get("/en/releases/").text
    assert f"{BASE}releases/{OLD}" in client.get(f"/releases/{OLD}").text


def test_version_iri_leads_to_its_description(client: FlaskClient) -> None:
    graph = described(client, NEW)
    version, before = URIRef(f"{BASE}releases/{NEW}"), URIRef(f"{BASE}releases/{OLD}")
    assert graph.value(version, DCAT.isVersionOf) == URIRef(f"{BASE}dataset")
    assert graph.value(version, DCAT.previousVersion) == before
    assert Literal("<First>.", lang="en") in set(graph.objects(before, ADMS.versionNotes))
    assert str(described(client, OLD).value(before, DCTERMS.issued)) == "2026-01-31"


@pytest.mark.parametrize("name", [OLD, NEW])
def test_files_of_old_and_new_releases_hash_to_their_checksums(
    client: FlaskClient, name: str
) -> None:
    graph = described(client, name)
    lines = client.get(f"/releases/{name}/SHA256SUMS").text.splitlines()
    listed = {file: digest for digest, file in (line.split("  ") for line in lines)}
    version = URIRef(f"{BASE}releases/{name}")
    files = list(graph.objects(version, DCAT.distribution))
    assert len(files) == len(listed) == 4
    for file in files:
        address = str(graph.value(file, DCAT.downloadURL))
        path = address.removeprefix("http://localhost")
        data = client.get(path).data
        assert client.get(path, headers={"Range": "bytes=9-"}).data == data[9:]
        digest = hashlib.sha256(data).hexdigest()
        checksum = graph.value(file, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == digest
        assert listed[address.rpartition("/")[2]] == digest


def test_old_release_holds_what_it_held(client: FlaskClient) -> None:
    assert "<urn:a>" in client.get(f"/releases/{NEW}/plan.nt").text
    assert "<urn:a>" not in client.get(f"/releases/{OLD}/plan.nt").text


def test_dataset_names_its_versions(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/dataset.ttl").data, format="turtle")
    dataset = URIRef(f"{BASE}dataset")
    assert graph.value(dataset, DCAT.hasCurrentVersion) == URIRef(f"{BASE}releases/{NEW}")
    assert {str(each).rpartition("/")[2] for each in graph.objects(dataset, DCAT.hasVersion)} == {
        OLD,
        NEW,
    }


@pytest.mark.parametrize(
    "path", ["/releases/2", f"/releases/{OLD}/no.nt", "/releases/2/SHA256SUMS"]
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["graph/plan.nt", "build.json"])
def test_a_kept_release_that_was_damaged_is_as_if_it_were_not_there(
    client: FlaskClient, build: Path, name: str
) -> None:
    path = build / "releases" / OLD / name
    data = path.read_bytes()
    path.unlink()
    try:
        for address in (f"/releases/{OLD}", f"/releases/{OLD}/plan.nt"):
            response = client.get(address)
            assert response.status_code == 404
            assert str(path.parent) not in response.text
        for address in ("/releases/", "/dataset.ttl", "/.well-known/void", f"/releases/{NEW}"):
            assert client.get(address, follow_redirects=True).status_code == 200
    finally:
        path.write_bytes(data)

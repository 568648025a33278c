"""Each release at its version IRI, with its files, their checksums and what changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, RDF, RDFS, Graph, Literal, Namespace, URIRef
from tests.parts import write_release_files

from lskg.engine.store import InProcess, Store
from lskg.release.changes import note_changes
from lskg.release.releases import keep_release, read_release
from lskg.web import create_app
from lskg.web.view.release import Site

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
OLD, NEW = "0" * 16, "1" * 16
BASE = "https://w3id.org/lskg/"
ID = f"{BASE}id/lang-son-xviii/target/"
ATOM = "{http://www.w3.org/2005/Atom}"


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
    path = build / "current" / "graph" / "plan.nt"
    lines = [each for each in path.read_text("utf-8").splitlines() if f"<{ID}3-doctors" not in each]
    lines = [each.replace("từ 10% trở lên", "từ 11% trở lên") for each in lines]
    lines += [
        "<urn:a> <urn:b> <urn:c> .",
        f'<{ID}99-new> <{RDFS.label}> "Chỉ tiêu <mới>"@vi .',
        f"<{ID}99-new> <{RDF.type}> <{BASE}ns#IndicatorTarget> .",
    ]
    path.write_text("".join(f"{each}\n" for each in lines), "utf-8")
    description["triples"]["plan"] = len(lines)
    (build / "current" / "build.json").write_text(json.dumps(description), "utf-8")
    # The one that was kept is from a version that wrote no more than the graphs.
    (build / "releases" / OLD / "files.json").unlink()
    (build / "releases" / OLD / "graph" / "plan.nt.gz").unlink()
    store = Store.open(build / "current")
    write_release_files(store, build / "current", description, {})
    keep_release(build, "2026-02-28", {"vi": "Bản hai.", "en": "Second."})
    note_changes(build, read_release((build / "current").resolve()))
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


def test_a_release_says_by_thing_what_is_new_gone_or_otherwise(client: FlaskClient) -> None:
    page = client.get(f"/en/releases/{NEW}").text
    assert "Release 0+1111111111111111</h1>" in page
    assert "Chỉ tiêu &lt;mới&gt;" in page.split("<h3>New")[1]
    assert "12 doctors per 10,000 people" in page.split("<h3>Gone")[1]
    said = page.split("<h3>Says otherwise")[1].split("<h3>")[0]
    assert f'href="/en/doc/{ID.removeprefix(f"{BASE}id/")}1-growth"' in said
    assert "<del>từ 10% trở lên</del> → <ins>từ 11% trở lên</ins>" in said
    found = client.get(f"/releases/{NEW}/changes.json").get_json()
    assert found["before"] == OLD
    assert found["counts"]["new"] == 1
    assert found["things"]["gone"][0]["iri"] == f"{ID}3-doctors"
    assert client.get(f"/releases/{OLD}/changes.json").status_code == 404


@pytest.mark.parametrize(("path", "words"), [("", "Bản hai."), ("/en", "Second.")])
def test_the_feed_has_the_kept_releases_with_what_changed(
    client: FlaskClient, path: str, words: str
) -> None:
    response = client.get(f"{path}/releases/feed.atom")
    assert response.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(response.text)
    newer, older = feed.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}updated", "")[:10] for each in (newer, older)] == [
        "2026-02-28",
        "2026-01-31",
    ]
    assert feed.findtext(f"{ATOM}updated", "")[:10] == "2026-02-28"
    assert newer.findtext(f"{ATOM}id", "").startswith(f"{BASE}releases/{NEW}")
    assert words in newer.findtext(f"{ATOM}summary", "")
    assert "từ 11% trở lên" in "".join(newer.itertext())
    assert older.find(f"{ATOM}content") is None
    for link in [*feed.iter(f"{ATOM}link"), *feed.iter("{http://www.w3.org/1999/xhtml}a")]:
        address = link.attrib["href"]
        assert client.get(address.removeprefix("http://localhost")).status_code == 200, address
    ids = {each.text for place in ("", "/en") for each in feed_of(client, place).iter(f"{ATOM}id")}
    assert len(ids) == 6


def feed_of(client: FlaskClient, place: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(f"{place}/releases/feed.atom").text)


def test_the_sitemap_says_when_a_thing_last_changed(client: FlaskClient) -> None:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    days = {each[0].text: each[1].text for each in tree if each[1].tag.endswith("}lastmod")}
    place = f"http://localhost/doc/{ID.removeprefix(f'{BASE}id/')}"
    assert days[f"{place}1-growth"] == "2026-02-28"
    assert days[f"{place}2-per-head"] == "2026-01-31"
    assert days["http://localhost/"] == "2026-02-28"


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

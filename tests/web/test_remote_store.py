"""The whole site in front of a store elsewhere: every page is the one over our own store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from rdflib import Graph
from rdflib.compare import isomorphic
from tests import remote_stores
from tests.web.http_site import ask, lskg_serve

from lskg.engine.remote import RemoteEndpoint
from lskg.errors import StoreUnreachable
from lskg.pipeline.push import push
from lskg.web import create_app
from lskg.web.view.release import Site

TARGET = "lang-son-xviii/target/1-growth"
EXTENSION = quote(
    json.dumps({"ids": [TARGET], "properties": [{"id": "hasIndicator"}, {"id": "label-vi"}]})
)
PAGES = (
    "/",
    "/en/",
    f"/doc/{TARGET}",
    f"/en/doc/{TARGET}",
    "/search?q=kinh",
    "/en/compare",
    "/compare?order=state",
    "/tables/agencies",
    "/tables/agencies.csv",
    "/ontology",
    "/codes",
    "/reports/lang-son-xviii/text",
    "/audit",
    "/browse",
    f"/en/neighbours.json?thing={quote('https://w3id.org/lskg/id/' + TARGET)}",
    "/reconcile",
    "/reconcile?queries=" + quote(json.dumps({"q": {"query": "Lạng Sơn", "type": "Place"}})),
    "/reconcile/properties?type=Indicator",
    f"/reconcile/preview?id={TARGET}",
    f"/reconcile?extend={EXTENSION}",
)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def store(
    request: pytest.FixtureRequest, release: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The query address of a server that has the small release."""
    with ExitStack() as running:
        if request.param == "oxigraph":
            address = running.enter_context(remote_stores.oxigraph())
            list(push(release, f"{address}/store"))
            yield f"{address}/query"
        else:
            folder = tmp_path_factory.mktemp("virtuoso")
            address = running.enter_context(remote_stores.virtuoso(folder))
            list(push(release, f"{address}/sparql-graph-crud-auth", ("dba", "dba")))
            yield f"{address}/sparql"


@pytest.fixture(scope="module")
def there(store: str, release: Path) -> Iterator[FlaskClient]:
    """The site in front of the server."""
    site = Site.open(release)
    with closing(RemoteEndpoint(store, base=site.base)) as endpoint:
        yield create_app(endpoint, site).test_client()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same(there: FlaskClient, client: FlaskClient, path: str) -> None:
    theirs, ours = there.get(path), client.get(path)
    assert ours.status_code == 200
    # Virtuoso gives 1 for the least of truth values.
    told = [each.data.decode().replace("</a> → true · ", "</a> → 1 · ") for each in (theirs, ours)]
    assert told[0] == told[1]
    if theirs.data == ours.data:
        assert theirs.headers.get("ETag") == ours.headers.get("ETag")


def test_a_thing_is_the_same_in_turtle(there: FlaskClient, client: FlaskClient) -> None:
    graphs = [Graph().parse(data=each.get(f"/doc/{TARGET}.ttl").data) for each in (there, client)]
    assert len(graphs[0])
    assert isomorphic(*graphs)


def test_what_nobody_knows_is_not_found(there: FlaskClient) -> None:
    assert there.get("/doc/nothing").status_code == 404


def test_the_command_serves_it(store: str, release: Path, client: FlaskClient) -> None:
    with lskg_serve(release.parent, f"--store={store}", "--per-minute=0") as port:
        for path in (f"/en/doc/{TARGET}", "/en/compare"):
            page = ask(port, "GET", path, headers={"Host": "localhost"})
            assert page.body == client.get(path).data
        others = quote("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }")
        assert ask(port, "GET", f"/sparql?query={others}").status == 403


def test_a_site_does_not_start_without_its_store(release: Path) -> None:
    site = Site.open(release)
    with (
        closing(RemoteEndpoint("http://127.0.0.1:9/")) as endpoint,
        pytest.raises(StoreUnreachable, match=r"127\.0\.0\.1:9"),
    ):
        create_app(endpoint, site)

"""Engines that are libraries, behind the smallest server that there is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from lskg.web.http.server import make_server
from lskg.web.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

Answer = Callable[[str], bytes]

_LARGE = 1_700_000


def rdflib_engine(path: Path) -> Answer:
    """The engine of rdflib."""
    from rdflib import Graph

    graph = Graph().parse(path, format="nt")
    return lambda query: graph.query(query).serialize(format="json") or b""


def maplib_engine(path: Path) -> Answer:
    """The engine of maplib, which writes the JSON itself."""
    from maplib import Model

    model = Model()
    model.read(str(path), format="ntriples")
    return lambda query: str(model.query(query, return_json=True)).encode()


def oxigraph_engine(path: Path) -> Answer:
    """Our engine with nothing around it: what a server in Python can do at best."""
    from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

    store = Store()
    store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES, lenient=True)

    def answer(query: str) -> bytes:
        found = store.query(query)
        assert isinstance(found, QuerySolutions)
        return found.serialize(format=QueryResultsFormat.JSON) or b""

    return answer


def rdflib_endpoint(path: Path, port: int) -> None:
    """The server of rdflib-endpoint."""
    import uvicorn
    from rdflib import Dataset
    from rdflib_endpoint import SparqlEndpoint

    graph = Dataset(default_union=True)
    graph.parse(path, format="nt")
    app = SparqlEndpoint(graph=graph, path="/sparql")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")


def constant_app() -> Flask:
    """One line, and 1.7 MB, by the framework of the site."""
    from flask import Flask

    app = Flask(__name__)
    large = b"x" * _LARGE
    app.add_url_rule("/", "line", lambda: "Báo cáo chính trị.")
    app.add_url_rule("/large", "large", lambda: large)
    return app


def main(name: str, path: Path, port: int) -> None:
    """Serve an engine over a file of N-Triples."""
    if name == "constant":
        make_server(constant_app(), Settings(port=port), threads=8).run()
        return
    if name == "rdflib-endpoint":
        rdflib_endpoint(path, port)
        return
    engines = {"rdflib": rdflib_engine, "maplib": maplib_engine, "bare": oxigraph_engine}
    answer = engines[name](path)

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        query = parse_qs(environ["QUERY_STRING"])["query"][0]
        try:
            status, body = "200 OK", answer(query)
        except BaseException as error:  # noqa: BLE001
            status, body = "500 Error", repr(error).encode()
        start(status, [("Content-Type", "application/sparql-results+json")])
        return [body]

    make_server(app, Settings(port=port), threads=2).run()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

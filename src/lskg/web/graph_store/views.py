"""The Graph Store Protocol at `/data`, for reading, and dumps of the graphs.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from lskg.engine.evaluator import iri
from lskg.errors import NotAcceptable
from lskg.formats import TURTLE, Format, format_of
from lskg.release.files import DATASET, UNION, graph_name
from lskg.sparql.media_types import GRAPHS
from lskg.web.http.cors import allow_origins, options_response
from lskg.web.http.file_response import file_response
from lskg.web.http.negotiation import wanted_formats
from lskg.web.http.parameters import word
from lskg.web.http.problems import ProtocolError
from lskg.web.http.responses import moved
from lskg.web.sparql.protocol import method_not_allowed
from lskg.web.urls import DATASET_TYPES, RDF_TYPES
from lskg.web.view.release import Site

_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
_ALLOWED = "GET, HEAD, OPTIONS"


def graph_store(site: Site) -> Blueprint:
    """Graphs by their own address, by `?graph=`, by `?default`, and as files.

    A site without files of its graphs has no graphs here.
    """
    blueprint = Blueprint("graph_store", __name__)
    reading = _Reading(site)
    rule = partial(blueprint.add_url_rule, methods=_METHODS, provide_automatic_options=False)
    rule("/data", "indirect", reading.indirect)
    rule("/data/", "indirect", reading.indirect)
    rule("/data/<path:name>", "direct", reading.direct)
    rule("/graph/<path:name>", "named", reading.named)
    blueprint.before_request(_only_read)
    blueprint.after_request(_share)
    return blueprint


class _Reading:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._graphs: dict[str, str] = site.release["graphs"] if site.files else {}

    def indirect(self) -> BaseResponse:
        """A graph that a parameter names; without one, the way to the list of the graphs."""
        names = request.args.getlist("graph")
        is_default = "default" in request.args
        if len(names) + is_default > 1:
            raise _one_graph()
        if is_default:
            return self._file(UNION, _wanted())
        if not names:
            return redirect(f"{request.script_root}/dataset", HTTPStatus.SEE_OTHER)
        iri(names[0])
        found = [name for name, iri in self._graphs.items() if iri == names[0]]
        if not found:
            return self._renamed_graph(names[0])
        return self._file(graph_name(found[0]), _wanted())

    def direct(self, name: str) -> BaseResponse:
        """A graph or a file by its address."""
        if name in self._graphs:
            return self._file(graph_name(name), _wanted())
        stem, _, ending = name.rpartition(".")
        if stem in self._graphs and ending in RDF_TYPES:
            return self._file(graph_name(stem), format_of(RDF_TYPES[ending]), name)
        if stem == "dataset" and ending in DATASET_TYPES:
            return self._file(DATASET, format_of(DATASET_TYPES[ending]), name)
        if (new := self._renamed(stem)) and ending in RDF_TYPES:
            return moved(f"/data/{new}.{ending}")
        if new := self._renamed(name):
            return moved(f"/data/{new}")
        raise _no_graph(name)

    def named(self, name: str) -> BaseResponse:
        """The way from the name of a graph to the graph."""
        if name not in self._graphs:
            if new := self._renamed(name):
                return moved(f"/graph/{new}")
            raise _no_graph(name)
        return redirect(f"{request.script_root}/data/{quote(name)}", HTTPStatus.SEE_OTHER)

    def _renamed(self, name: str) -> str | None:
        """The name of a graph that had another one in an earlier version."""
        new = (self._site.renamings.new(f"graph/{name}") or "").removeprefix("graph/")
        return new if new in self._graphs else None

    def _renamed_graph(self, iri: str) -> BaseResponse:
        """The way to a graph whose IRI was another one."""
        new = self._renamed(iri.removeprefix(f"{self._site.base}graph/"))
        if new is None:
            raise _no_graph(iri)
        others = [(key, value) for key, value in request.args.items(True) if key != "graph"]
        return moved("/data", urlencode([("graph", self._graphs[new]), *others]))

    def _file(self, path: str, form: Format, name: str | None = None) -> BaseResponse:
        file = self._site.file(f"{path}.{form.ending}")
        if file is None:
            raise NotAcceptable(
                "{form} cannot hold this graph; ask for {other}.",
                form=form.label,
                other=TURTLE.label,
            )
        return file_response(file, form.content_type, name)


def _only_read() -> BaseResponse | None:
    if request.method == "OPTIONS":
        return options_response(_ALLOWED)
    if request.method not in ("GET", "HEAD"):
        raise method_not_allowed(request.method, "GET")
    return None


def _share(response: Response) -> Response:
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = _ALLOWED
    response.vary.add("Accept")
    return allow_origins(response)


def _wanted() -> Format:
    """The format that the parameter `format` names, or else the one that `Accept` wants."""
    names = [named.replace(" ", "+")] if (named := word("format")) else []
    media_type = wanted_formats(names, request.headers.get("Accept")).graph
    if media_type is None:
        raise ProtocolError(
            HTTPStatus.NOT_ACCEPTABLE,
            "A graph can be sent as {names}.",
            names=", ".join(GRAPHS),
        )
    return format_of(media_type)


def _one_graph() -> ProtocolError:
    return ProtocolError(
        HTTPStatus.BAD_REQUEST,
        "One graph is read at a time: by one parameter “graph”, or by “default”.",
    )


def _no_graph(name: str) -> ProtocolError:
    return ProtocolError(
        HTTPStatus.NOT_FOUND,
        "There is no graph “{name}”; /dataset lists the graphs.",
        name=name,
    )

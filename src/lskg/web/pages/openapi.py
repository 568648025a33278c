"""The HTTP interface described by OpenAPI: https://spec.openapis.org/oas/v3.1.1.html."""

from __future__ import annotations

import json
from typing import Any

import yaml
from flask import Blueprint
from werkzeug.wrappers import Response as BaseResponse

from lskg.formats import JSON
from lskg.sparql.query_files import Query
from lskg.web.http.page_cache import PageCache, site_address
from lskg.web.http.responses import conditional, data_response
from lskg.web.questions.choices import Choices
from lskg.web.view.graph_index import GraphIndex, packaged

#: A list of values that is longer is found in the form of the page.
_LISTED = 40
_NO_REPORT = "none"


def openapi_file(index: GraphIndex) -> Blueprint:
    """The description at `/openapi.json`."""
    blueprint = Blueprint("openapi", __name__)
    cache = PageCache()

    @blueprint.get("/openapi.json")
    def described() -> BaseResponse:
        body = cache.page(lambda: json.dumps(description(index, site_address()), indent=1))
        return conditional(data_response(body, JSON.media_type))

    return blueprint


def description(index: GraphIndex, address: str) -> dict[str, Any]:
    """The interface of a site.

    Args:
        index: what the site shows.
        address: of the site.
    """
    document: dict[str, Any] = yaml.safe_load(packaged("openapi.yaml"))
    choices, questions = Choices(index), index.site.queries_of("examples")
    document["info"]["version"] = str(index.site.release.get("version", ""))
    document["servers"] = [{"url": address.rstrip("/")}]
    parameters = document["components"]["parameters"]
    tables = [query.name for query in index.site.queries_of("tables")]
    _of(parameters["question"], [query.name for query in questions])
    _of(parameters["table"], tables)
    report, kind, name = _example(index)
    _of(parameters["report"], [*index.reports])
    parameters["report"]["example"] = report
    parameters["kind"]["example"], parameters["thing"]["example"] = kind, name
    asked = {f"/questions/{each.name}": _question(choices, each) for each in questions}
    return document | {"paths": asked | document["paths"]}


def _of(parameter: dict[str, Any], names: list[str]) -> None:
    """Tell what a part of a path may be."""
    if names:
        parameter["schema"]["enum"], parameter["example"] = names, names[0]


def _question(choices: Choices, query: Query) -> dict[str, Any]:
    """The operations at the address of a question."""
    parameters = []
    for each in query.parameters:
        schema: dict[str, Any] = {"type": "string"}
        keys = [*choices.of(query, each)]
        if 0 < len(keys) <= _LISTED:
            schema["enum"] = keys
        parameters.append(
            {"name": each.name, "in": "query", "description": each.en, "schema": schema}
        )
    return {
        "get": {
            "operationId": f"question-{query.name}",
            "summary": query.summary_en,
            "tags": ["questions"],
            "parameters": [*parameters, {"$ref": "#/components/parameters/format"}],
            "responses": {
                "200": {"$ref": "#/components/responses/PageOrRows"},
                **{
                    str(status): {"$ref": "#/components/responses/Problem"}
                    for status in (400, 404, 406)
                },
            },
        }
    }


def _example(index: GraphIndex) -> tuple[str, str, str]:
    """Report, kind and name of a thing of the site."""
    for report in index.reports:
        start = f"{index.site.base}id/{report}/"
        parts = (iri.removeprefix(start) for iri in index.labels if iri.startswith(start))
        if found := [each for each in parts if each.count("/") == 1]:
            kind, _, name = min(found).partition("/")
            return report, kind, name
    return (_NO_REPORT,) * 3

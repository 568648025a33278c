"""For each route, the request that is known to cost the server process most."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_BASE = "https://w3id.org/lskg/id/"
_WORDS = "tỷ lệ số dự án phát triển kinh tế xã hội tỉnh huyện đảng bộ năm báo"
_DATASET = "/data/dataset.nq"


@dataclass(frozen=True)
class Heavy:
    """A request; no two of a route are the same, so that nothing is kept for the next.

    Attributes:
        route: endpoint of Flask, without the language.
        path: with `{n}` for the number of the request.
        body: likewise, or None.
    """

    route: str
    path: str
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def request(self, number: int) -> tuple[str, str, bytes | None, dict[str, str]]:
        """Method, path, body and headers of one of many."""
        path = self.path.replace("{n}", str(number))
        if self.body is None:
            return "GET", path, None, self.headers
        return "POST", path, self.body.replace("%7Bn%7D", str(number)).encode(), self.headers


def _form(**fields: object) -> str:
    words = {
        key: each if isinstance(each, str) else json.dumps(each) for key, each in fields.items()
    }
    return urlencode(words)


def _batch(count: int, **members: object) -> dict[str, object]:
    return {f"q{n}": {"query": f"Số dự án phát triển {n} {{n}}", **members} for n in range(count)}


_RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } #"
_THING = "indicator/forest-cover"
#: One line a route; where two kinds of requests may be the heaviest, both.
HEAVIEST = (
    Heavy("static", "/static/lib/chart.js?{n}"),
    Heavy("operation.health", "/health"),
    Heavy("operation.metrics", "/metrics"),
    Heavy("things.id", f"/id/{_THING}?{{n}}"),
    Heavy("things.code", "/code/theme?{n}"),
    Heavy("things.unit", "/unit/PERCENT?{n}"),
    Heavy("things.namespace", "/ns"),
    Heavy("things.document", "/doc/period/2020-2025.rdf?{n}"),
    Heavy("things.document", "/doc/administrative-unit/20.jsonld?{n}"),
    Heavy("map_files.download", "/map/places.json?{n}"),
    Heavy("table_files.download", "/tables/comparisons.csv"),
    Heavy("table_files.frame", "/tables/figures.parquet"),
    Heavy("table_files.package", "/tables/datapackage.json?{n}"),
    Heavy("table_files.metadata", "/tables/comparisons.csv-metadata.json"),
    Heavy("vocabulary_files.download", "/ontology.rdf?{n}"),
    Heavy("vocabulary_files.near_terms", "/mappings/near"),
    Heavy("vocabulary_files.near_file", "/mappings/near.sssom.tsv?{n}"),
    Heavy("version_files.download", "/ontology/0.1.0.rdf?{n}"),
    Heavy("part_files.version", "/shapes/0.2.0"),
    Heavy("part_files.download", "/shapes/0.2.0.rdf?{n}"),
    Heavy("part_files.present", "/ontology/align"),
    Heavy("crawling.robots", "/robots.txt"),
    Heavy("crawling.sitemap", "/sitemap.xml?{n}"),
    Heavy("crawling.part", "/sitemap-1.xml?{n}"),
    Heavy("export_files.download", "/exports/web-annotation.ttl"),
    Heavy("export_files.plan", "/exports/lang-son-xviii.stratml.xml"),
    Heavy("releases_files.graph", "/releases/{n}/lang-son-xviii/figures.nt"),
    Heavy("releases_files.checksums", "/releases/{n}/SHA256SUMS"),
    Heavy("releases_files.changes", "/releases/{n}/changes.json"),
    Heavy("shape_files.named", "/shapes"),
    Heavy("shape_files.download", "/shapes.rdf?{n}"),
    Heavy("reconciliation.endpoint", "/reconcile", _form(queries=_batch(200)), _FORM),
    Heavy(
        "reconciliation.endpoint",
        "/reconcile",
        _form(queries=_batch(200, limit=100, properties=[{"pid": "label-vi", "v": "{n}"}])),
        _FORM,
    ),
    Heavy(
        "reconciliation.endpoint",
        "/reconcile",
        _form(
            queries={
                f"q{n}": {"query": "", "properties": [{"pid": f"p{n}-{{n}}", "v": "x"}]}
                for n in range(200)
            }
        ),
        _FORM,
    ),
    Heavy(
        "reconciliation.endpoint",
        "/reconcile",
        _form(extend={"ids": [_THING] * 5000, "properties": [{"id": "targets"}, {"id": "p{n}"}]}),
        _FORM,
    ),
    Heavy("reconciliation.properties", "/reconcile/properties?limit=100000&{n}"),
    Heavy("reconciliation.suggest", "/reconcile/suggest/entity?prefix=t&{n}"),
    Heavy("reconciliation.suggest", "/reconcile/suggest/property?prefix=&{n}"),
    Heavy("reconciliation.flyout", f"/reconcile/flyout/entity?id={_THING}&{{n}}"),
    Heavy("reconciliation.preview", f"/reconcile/preview?id={_THING}&{{n}}"),
    Heavy("dataset_files.download", "/dataset.rdf?{n}"),
    Heavy(
        "dataset_files.well_known", "/.well-known/void?{n}", None, {"Accept": "application/rdf+xml"}
    ),
    Heavy("graph_store.indirect", "/data?default", None, {"Accept": "application/rdf+xml"}),
    Heavy("graph_store.direct", _DATASET, None, {"Accept-Encoding": "identity"}),
    Heavy("graph_store.named", "/graph/lang-son-xviii/figures"),
    Heavy(
        "sparql.sparql",
        f"/sparql?{_form(query=_RUNAWAY)}{{n}}",
    ),
    Heavy(
        "sparql.sparql",
        f"/sparql?{_form(query='SELECT * { ?a ?b ?c } LIMIT 100000 #')}{{n}}",
        None,
        {"Accept-Encoding": "gzip"},
    ),
    Heavy(
        "sparql.sparql",
        f"/sparql?{_form(query='SELECT * { ?a ?b ?c } LIMIT 20000 #')}{{n}}",
        None,
        {"Accept": "text/html"},
    ),
    Heavy(
        "query_page.query_page",
        f"/en/sparql?{_form(query='SELECT * { ?a ?b ?c } LIMIT 20000 #')}{{n}}",
        None,
        {"Accept": "text/html"},
    ),
    Heavy(
        "query_books.book",
        f"/sparql.xlsx?{_form(query='SELECT * { ?a ?b ?c } LIMIT 10000 #')}{{n}}",
    ),
    Heavy("home.home", "/?{n}"),
    Heavy("home.report", "/reports/lang-son-xviii?{n}"),
    Heavy("pages.ontology", "/ontology?{n}"),
    Heavy("pages.codes", "/codes?{n}"),
    Heavy("documents.document", "/doc/period/2020-2025?{n}"),
    Heavy("documents.document", "/doc/administrative-unit/20?page={n}"),
    Heavy("tables.overview", "/tables/?{n}"),
    Heavy("tables.table", "/tables/figures?sort=quote&q=a&value.to=99999{n}"),
    Heavy("tables.table", "/tables/numbers?{n}"),
    Heavy("tables.book", "/tables/figures.xlsx?sort=quote&value.to=99999{n}"),
    Heavy("search.search", f"/search?q={quote('a b c d đ e g h i k l m n o p q')}&page={{n}}"),
    Heavy("search.search", f"/search?q={quote(_WORDS)}&{{n}}"),
    Heavy("search.search", "/search?q=t&year=2025&page={n}"),
    Heavy("search.found", "/search.json?q=t&{n}"),
    Heavy("search.suggest", f"/search/suggest?q={quote(_WORDS)}&{{n}}"),
    Heavy("report.report", "/reports/lang-son-xviii/text?{n}"),
    Heavy("report.only_report", "/report?{n}"),
    Heavy("browse.browse", "/browse?{n}"),
    Heavy("compare.compare", "/compare?order=indicator&q=t&{n}"),
    Heavy("questions.overview", "/questions/?{n}"),
    Heavy("questions.question", "/questions/values-of-an-indicator?{n}"),
    Heavy("questions.book", "/questions/limitation-cause-solution.xlsx?{n}"),
    Heavy("questions.download", "/questions/limitation-cause-solution.csv?{n}"),
    Heavy("embedded.embedded", "/embed/questions/elements-not-assigned?{n}"),
    Heavy("embedded.short", "/q/targets-by-theme?{n}"),
    Heavy("openapi.described", "/openapi.json?{n}"),
    Heavy("evidence.svg", "/charts/indicator/forest-cover.svg?{n}"),
    Heavy("evidence.values", "/charts/indicator/grdp-growth.csv?{n}"),
    Heavy("map.whole_map", "/map?{n}"),
    Heavy("audit.told", "/audit?{n}"),
    Heavy(
        "lookups.labels",
        "/labels.json?{n}",
        json.dumps([f"{_BASE}{_THING}"] * 500),
        {"Content-Type": "application/json"},
    ),
    Heavy("lookups.vocabulary", "/vocabulary.json?{n}"),
    Heavy(
        "lookups.neighbours", f"/neighbours.json?thing={quote(_BASE)}administrative-unit/20&{{n}}"
    ),
    Heavy("exports.overview", "/exports/?{n}"),
    Heavy("releases.overview", "/releases/?{n}"),
    Heavy("releases.release", "/releases/{n}"),
    Heavy("releases.feed", "/releases/feed.atom?{n}"),
    Heavy("versions.version", "/ontology/0.1.0?{n}"),
    Heavy("validation.validation", "/validation?{n}"),
    Heavy("dataset.dataset", "/dataset?{n}"),
    Heavy("limits.told", "/limits?{n}"),
)

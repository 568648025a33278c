"""Pages of a release, made anew each time in one process: what each takes, and its queries.

python -m benchmarks.pages RELEASE --rounds 5
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import click
from flask.testing import FlaskClient

from lskg.engine.endpoint import NOBODY, Answer, Client, QueryRequest
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.urls import TERMS
from lskg.web.view.graph_index import page_query
from lskg.web.view.release import Site

_PAGES = (
    "/",
    "/en/",
    "/browse",
    "/compare",
    "/map",
    "/audit",
    "/ontology",
    "/search?q=rừng",
    "/search?q=cửa khẩu",
    "/search?q=tỷ lệ che phủ rừng năm 2025",
    "/search/suggest?q=rừ",
    "/tables/",
    "/tables/targets",
    "/tables/figures",
    "/questions/",
    "/dataset",
    "/validation",
    "/sparql",
)
_OF_REPORT = ("/reports/{key}", "/reports/{key}/text", "/audit?report={key}", "/map?report={key}")
#: Classes of which a thing is asked for.
_CLASSES = (
    *("IndicatorTarget", "ReportedFigure", "Indicator", "KeyTask", "Solution", "Section"),
    *("Footnote", "StateAgency", "PartyCommittee", "Ministry", "Province", "AdministrativeUnit"),
    *("Place", "Document", "Programme", "Project", "Organization"),
)
#: What a report states, names, or tells values of, with its classes.
_THINGS = """
PREFIX lskg: <https://w3id.org/lskg/ns#>
SELECT DISTINCT ?each ?class {{
  ?version lskg:isVersionOf {report} .
  ?passage lskg:isPassageOf ?version .
  {path}
  ?each a ?class .
}}
"""
_PATHS = (
    "?each lskg:isStatedIn ?passage .",
    "?each lskg:isMentionedIn ?passage .",
    "?each lskg:hasExtent ?passage .",
    "?figure lskg:isStatedIn ?passage . ?figure lskg:hasIndicator ?each .",
    "?figure lskg:isStatedIn ?passage . ?figure lskg:hasTheme ?each .",
)


@dataclass(slots=True)
class Asking:
    """An endpoint that counts what each query takes.

    Attributes:
        seconds: of processor, by the text of the query.
    """

    inner: InProcess
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """See `Endpoint`."""
        start = time.process_time()
        try:
            return self.inner.answer(request, client)
        finally:
            self.seconds[request.text] += time.process_time() - start


@click.command()
@click.argument("release", type=Path)
@click.option("--rounds", default=5, show_default=True)
@click.option("--only", default="", help="Pages with this in their path.")
@click.option("--queries", default=0, help="How many queries of each page are told.")
def main(release: Path, rounds: int, only: str, queries: int) -> None:
    """Tell what pages take in milliseconds of processor: first, median, worst of the others."""
    start = time.process_time()
    store = Store.open(release)
    click.echo(f"graph read: {time.process_time() - start:.1f} s")
    asking = Asking(InProcess(store))
    start = time.process_time()
    site = Site.open(release)
    app = create_app(asking, site)
    client = app.test_client()
    client.get("/health")
    click.echo(f"site opened: {time.process_time() - start:.1f} s")
    click.echo("| page | bytes | first | median | worst | of queries |\n|---|--:|--:|--:|--:|--:|")
    for page in _pages(store, site):
        if only in page:
            _measure(client, asking, page, rounds, queries)


def _measure(client: FlaskClient, asking: Asking, page: str, rounds: int, queries: int) -> None:
    times: list[float] = []
    size = 0
    for number in range(rounds + 1):
        if number == 1:
            asking.seconds.clear()
        mark = "&" if "?" in page else "?"
        start = time.process_time()
        reply = client.get(
            f"{quote(page, safe='/?=&')}{mark}fresh={number}", headers={"Accept": "text/html"}
        )
        size = len(reply.data)
        times.append((time.process_time() - start) * 1000)
        if reply.status_code != 200:
            page = f"{page} status {reply.status_code}"
            break
    first, *others = times
    others = others or [first]
    asked = sum(asking.seconds.values()) * 1000 / max(rounds, 1)
    click.echo(
        f"| `{page}` | {size:,} | {first:,.0f} | {statistics.median(others):,.0f} "
        f"| {max(others):,.0f} | {asked:,.0f} |"
    )
    slowest = sorted(asking.seconds.items(), key=lambda each: -each[1])
    for text, seconds in slowest[:queries]:
        click.echo(f"    {seconds * 1000 / rounds:,.1f} {_name(text)}")


def _name(text: str) -> str:
    """The name of a query of the pages, or its first words."""
    return _NAMES.get(text) or " ".join(text.split())[:150]


def _names() -> dict[str, str]:
    folder = Path(__file__).parents[1] / "src" / "lskg" / "web" / "queries"
    return {page_query(path.stem): path.stem for path in folder.glob("*.rq")}


_NAMES = _names()


def _pages(store: Store, site: Site) -> Iterator[str]:
    """The pages above, and one thing of each class: of the first report, or named by it."""
    key = min(site.infos)
    yield from _PAGES
    yield from (each.format(key=key) for each in _OF_REPORT)
    report = f"<{site.base}id/report/{key}>"
    found: dict[str, str] = {}
    for path in _PATHS:
        for row in store.rows(_THINGS.format(report=report, path=path)):
            first = found.setdefault(row["class"], row["each"])
            found[row["class"]] = min(first, row["each"])
    for name in _CLASSES:
        if thing := found.get(f"{TERMS}{name}"):
            yield f"/{thing.removeprefix(site.base).replace('id/', 'doc/', 1)}"


if __name__ == "__main__":
    main()

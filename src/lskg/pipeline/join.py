"""What the steps made of all reports, joined to the graphs of one release."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lskg.distributions.counts import Counts, Tally
from lskg.iris import INFERRED_GRAPHS, REPORT_GRAPHS, SHARED_GRAPHS, Iris
from lskg.pipeline.ask import ENGLISH, QUESTIONS, TEXT, TRANSLATION, AskedReport
from lskg.pipeline.common_lines import Common
from lskg.pipeline.corpus import Corpus, ReportParts
from lskg.pipeline.divide import OWN, WHOLE, Divided
from lskg.release.files import report_asked, report_english, report_text, report_translation


@dataclass(frozen=True, slots=True)
class Joined:
    """The named graphs of a release.

    Attributes:
        sources: where each graph is by name: sorted N-Triples, none of which is in two files.
        triples: their numbers by name.
        is_disjoint: whether no triple is in two of the graphs.
        whole: how much there is of what a query without FROM sees.
        counts: how much there is in each graph that is not empty, by name.
        common: what reports say of what they share.
        divided: what is of each report, by key.
    """

    sources: dict[str, tuple[Path, ...]]
    triples: dict[str, int]
    is_disjoint: bool
    whole: Counts
    counts: dict[str, Counts]
    common: Common
    divided: dict[str, Divided]


def join(corpus: Corpus, folder: Path, queries: str = "") -> Joined:
    """Write what is common of all reports, and their texts, into the folder of a release.

    In no graph a triple stands twice; of the shared graphs and those of what follows, none repeats
    what stands in one before it.

    Args:
        corpus: the reports.
        folder: of the release.
        queries: what reports are asked.
    """
    base = corpus.base
    divided = {each.info.key: Divided.read(each.divided) for each in corpus.reports}
    common = Common(base, corpus.shared, divided, queries)
    sources: dict[str, tuple[Path, ...]] = {}
    triples: dict[str, int] = {}
    for kind in SHARED_GRAPHS:
        sources[kind] = (_write(folder, kind, common.shared[kind]),)
        triples[kind] = len(common.shared[kind])
    for report in corpus.reports:
        key = report.info.key
        for kind in REPORT_GRAPHS:
            name = Iris(base, key).graph_name(kind)
            sources[name] = (report.written / "graph" / f"{kind}.nt",)
            triples[name] = divided[key].triples[kind]
        _copy_texts(folder, report)
    for kind in INFERRED_GRAPHS:
        own = (each.folder / OWN / f"{kind}.nt" for each in divided.values())
        sources[kind] = (_write(folder, kind, common.shared[kind]), *own)
        own_triples = sum(each.triples[kind] for each in divided.values())
        triples[kind] = len(common.shared[kind]) + own_triples
    is_disjoint = not common.repeats and not any(each.repeats for each in divided.values())
    tallies = {name: Tally.added(each).total for name, each in _tallies(common, divided).items()}
    counts = {name: each for name, each in tallies.items() if name != WHOLE and each.triples}
    return Joined(sources, triples, is_disjoint, tallies[WHOLE], counts, common, divided)


def asked_reports(corpus: Corpus, joined: Joined, folder: Path) -> Iterator[AskedReport]:
    """What is asked of each report.

    Args:
        corpus: the reports.
        joined: what they say together.
        folder: for what is common as far as a report is asked of it.
    """
    for report in corpus.reports:
        key = report.info.key
        beside = joined.common.beside(joined.divided[key].roots())
        path = beside.write(folder / f"{key}.nq")
        yield AskedReport(report.info, report.written, report.divided, path, beside.digest)


def _tallies(common: Common, divided: Mapping[str, Divided]) -> dict[str, list[Tally]]:
    """The tallies of the lines of each graph, by name."""
    found = {kind: [Tally.of(lines)] for kind, lines in common.shared.items()}
    found[WHOLE] = [Tally.of(common.seen())]
    for each in divided.values():
        for name, tally in each.tallies().items():
            found.setdefault(name, []).append(tally)
    return found


def _copy_texts(folder: Path, report: ReportParts) -> None:
    """Take the text of a report, its English and what is asked of it, as a step wrote them."""
    for name, path in (
        (TEXT, report_text),
        (ENGLISH, report_english),
        (TRANSLATION, report_translation),
        (QUESTIONS, report_asked),
    ):
        if (report.written / name).exists():
            copy = path(folder, report.info.key)
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(report.written / name, copy)


def _write(folder: Path, name: str, lines: list[bytes]) -> Path:
    """Write the graph of a name."""
    path = folder / "graph" / f"{name}.nt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines))
    return path

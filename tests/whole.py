"""A report with all graphs of its build in memory, as tests ask them."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from lskg.audit.checks import Check
from lskg.audit.curation import read_audit
from lskg.audit.find import find_checks
from lskg.extract.curation.plan import Curation, read_curation
from lskg.extract.curation.sources import Sources
from lskg.extract.read_report import ReadReport, extract
from lskg.extract.records import Extraction
from lskg.iris import GRAPHS, REPORT_GRAPHS, Iris
from lskg.pipeline.assemble import Assembly, assemble, read_shared
from lskg.pipeline.corpus import Corpus, build_corpus
from lskg.pipeline.join import Joined, join
from lskg.pipeline.steps import Steps
from lskg.project import Project, ReportInfo
from lskg.text.document import Document

BASE = "https://w3id.org/lskg/"


@dataclass(frozen=True, slots=True)
class Whole:
    """What a build makes of a report, beside what it shares with others.

    Attributes:
        graphs: the named graphs of the release by kind.
        findings: what was found wrong, as the steps wrote it.
    """

    document: Document
    info: ReportInfo
    extraction: Extraction
    checks: tuple[Check, ...]
    graphs: dict[str, Graph]
    findings: list[dict[str, str]]

    @classmethod
    def of(cls, corpus: Corpus, project: Project, folder: Path) -> Whole:
        """Join the graphs of a corpus of one report in a folder, and read them and the report."""
        joined = join(corpus, folder)
        source = project.report()
        report = ReadReport.of(project, source)
        found = extract(report.structure, report.curation, source.info)
        checks = find_checks(
            report.document, found.figures, found.footnotes, read_audit(source.curation)
        )
        graphs = joined_graphs(joined, Iris(corpus.base, source.info.key))
        return cls(report.document, source.info, found, checks, graphs, corpus.findings)

    def keep(self, path: Path) -> None:
        """Write it down for the other processes of the run."""
        path.write_bytes(pickle.dumps(self))

    @staticmethod
    def kept(path: Path) -> Whole:
        """What was written down."""
        whole = pickle.loads(path.read_bytes())
        assert isinstance(whole, Whole)
        return whole


def joined_graphs(joined: Joined, iris: Iris) -> dict[str, Graph]:
    """The graphs of a report and of what it shares, by kind."""
    graphs = {}
    for kind in GRAPHS:
        graphs[kind] = Graph()
        for path in joined.sources[iris.graph_name(kind) if kind in REPORT_GRAPHS else kind]:
            graphs[kind].parse(path, format="nt")
    return graphs


def do_steps(root: Path, base: str = BASE) -> Corpus:
    """Do the steps of a build one after the other in this process."""
    steps = Steps(root, base)
    infos = [folder.info for folder in steps.project.reports]
    shared = steps.share()
    steps.check_shared(shared)
    for info in infos:
        written = steps.write(info.key, shared)
        steps.check(info.key, shared, written)
        steps.divide(info.key, written, steps.infer(shared, written))
    return build_corpus(steps, infos, lambda name: None)


def assembled(root: Path, base: str = BASE) -> Assembly:
    """What is made of the one report of a project."""
    project = Project(root)
    return assemble(project, project.report(), read_shared(project, base), base)


def everything(*sides: Mapping[str, Graph]) -> Graph:
    """One graph with the triples of all graphs by kind."""
    together = Graph()
    for graph in (graph for side in sides for graph in side.values()):
        for triple in graph:
            together.add(triple)
    return together


def write_second_report(root: Path, key: str = "hai-son-xxi") -> Path:
    """Lay out beside the short report its like of the next term, read by rule."""
    folder = root / "data" / "reports" / key
    first = root / "data" / "reports" / "hai-son-xx"
    folder.mkdir()
    shutil.copy(first / "hai-son.txt", folder / "report.txt")
    (folder / "report.toml").write_text(
        f'key = "{key}"\nfile = "report.txt"\ntitle_vi = "Báo cáo thứ hai"\n'
        'province = "hai-son"\nterm_start = 2030\nterm_end = 2035\n',
        encoding="utf-8",
    )
    return folder


def read_tables(folder: Path, document: Document) -> Curation:
    """The curated tables of one folder, all of which are of the report."""
    return read_curation(Sources.of(folder, (), document))


def real_report() -> ReadReport:
    """The text, structure and curation of the real report."""
    project = Project(Path(__file__).parents[1])
    return ReadReport.of(project, project.report())

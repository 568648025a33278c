"""Asks for what is published of each report, and for what is of none.

A report is asked of its own graphs, of what follows from them, and of what is common as far as
answers rest on it: the answers are those that all graphs together give of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from lskg.distributions.answers import Asked, Texts, write_answers
from lskg.engine.store import Store
from lskg.iris import INFERRED_GRAPHS, REPORT_GRAPHS, Iris
from lskg.pipeline.common_lines import Common, common_name
from lskg.pipeline.divide import NAMED, OWN, Divided
from lskg.project import ReportInfo
from lskg.release.files import translated
from lskg.sparql.query_files import load_queries
from lskg.text.document import Document

#: The text of a report, its translation, and what is asked of it, in the folder with its graphs.
TEXT, TRANSLATION, ENGLISH = "report.txt", "translation.json", "report.en.txt"
QUESTIONS = "asked.json"
#: What is asked for the plan of a report.
_OF_PLANS = ("stratml_elements", "stratml_targets", "titles")
#: What the search index has of things that are not the own ones of a report.
_OF_ENTRIES = ("startYear", "endYear")


@dataclass(frozen=True, slots=True)
class AskedReport:
    """What is asked of a report.

    Attributes:
        written: folder of what it says.
        divided: folder of what of this is of it alone.
        beside: what is common and answers rest on, as N-Quads.
        digest: of that.
    """

    info: ReportInfo
    written: Path
    divided: Path
    beside: Path
    digest: str

    @property
    def size(self) -> int:
        """Bytes of what is asked."""
        written, divided = (self.written / "graph").iterdir(), (self.divided / OWN).iterdir()
        return sum(path.stat().st_size for path in (*written, *divided, self.beside))


@dataclass(frozen=True, slots=True)
class AskedCommon:
    """What is asked of no report.

    Attributes:
        quads: what reports say of what they share, as N-Quads.
        named: what is of each of them and leads to that, as N-Triples.
        apart: their keys.
        digest: of all this.
    """

    quads: Path
    named: tuple[Path, ...]
    apart: tuple[str, ...]
    digest: str

    @classmethod
    def of(cls, common: Common, reports: Mapping[str, Divided], path: Path) -> AskedCommon:
        """What is common of reports by their keys, written into a file."""
        quads = common.every()
        path.write_bytes(quads)
        named = tuple(each.folder / NAMED for each in reports.values())
        parts = (quads, _joined(named), "\n".join(reports).encode())
        digest = sha256(b"".join(sha256(each).digest() for each in parts)).hexdigest()
        return cls(path, named, tuple(reports), digest)

    @property
    def size(self) -> int:
        """Bytes of what is asked."""
        return sum(path.stat().st_size for path in (self.quads, *self.named))


def asked_words(queries: Path) -> str:
    """What reports are asked of common things, in one text.

    Args:
        queries: folder of the tables and exports.
    """
    texts = [
        each.text
        for each in load_queries(queries)
        if each.group == "exports" or each.is_by_report or each.summed
    ]
    folder = files("lskg.distributions") / "queries"
    texts += [(folder / f"{name}.rq").read_text(encoding="utf-8") for name in _OF_PLANS]
    return "\n".join([*texts, *_OF_ENTRIES])


def ask_report(base: str, asked: AskedReport, queries: Path, folder: Path) -> None:
    """Write what is published of a report.

    Args:
        base: of the IRIs of things and graphs.
        asked: the report.
        queries: folder of the tables and exports.
        folder: where to write; it is empty.
    """
    key = asked.info.key
    iris = Iris(base, key)
    paths = {kind: asked.written / "graph" / f"{kind}.nt" for kind in REPORT_GRAPHS}
    paths |= {kind: asked.divided / OWN / f"{kind}.nt" for kind in INFERRED_GRAPHS}
    graphs = {str(iris.graph(kind)): path.read_bytes() for kind, path in paths.items()}
    store = Store.load(graphs, base, disjoint=False, quads=asked.beside.read_bytes())
    texts = Texts(
        [asdict(asked.info)],
        {key: Document.read(asked.written / TEXT)},
        {key: translated(asked.written / TRANSLATION)},
    )
    write_answers(store, load_queries(queries), Asked(base, key), texts, folder)


def ask_common(base: str, asked: AskedCommon, queries: Path, folder: Path) -> None:
    """Write what is published of no report.

    Args:
        base: of the IRIs of things and graphs.
        asked: what is common.
        queries: folder of the tables and exports.
        folder: where to write; it is empty.
    """
    graphs = {common_name(f"{base}graph/named"): _joined(asked.named)}
    store = Store.load(graphs, base, disjoint=False, quads=asked.quads.read_bytes())
    write_answers(store, load_queries(queries), Asked(base, apart=asked.apart), Texts(), folder)


def _joined(paths: Iterable[Path]) -> bytes:
    return b"".join(path.read_bytes() for path in paths)

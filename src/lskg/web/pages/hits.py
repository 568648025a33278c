"""What a search found, in one line each: for results, suggestions and pages that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext

from lskg.search.index import SENTENCE
from lskg.search.lexicon import kind_of
from lskg.search.search import Hit
from lskg.search.tokens import tokens
from lskg.web.language import Text, choose
from lskg.web.urls import Urls
from lskg.web.view.graph_index import packaged_rows
from lskg.web.view.localized import Reader, shorten

#: Groups of classes whose names end with a value.
_VALUED = ("target", "figure")


@dataclass(frozen=True, slots=True)
class Line:
    """A hit in one line.

    Attributes:
        value: the value of a target or figure, or those of the target of an indicator; or empty.
        group: what things of its kind are called together.
        is_outside: whether it is of other sources than reports.
    """

    href: str
    name: Text
    value: str
    kind: Text
    group: str
    is_outside: bool = False


class Values:
    """The values of the targets of indicators, asked once for a release."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] | None = None

    def of(self, reader: Reader, indicator: str) -> str:
        """The latest result and the target of an indicator that has one target; else empty."""
        if self._found is None:
            found: dict[str, list[str]] = {}
            for row in reader.index.rows("targets"):
                targets = found.setdefault(row["indicator"], [])
                if row["target"] not in targets:
                    targets.append(row["target"])
            self._found = found
        targets = self._found.get(indicator, [])
        return value_in(reader.label(targets[0]).words) if len(targets) == 1 else ""


def value_in(label: str) -> str:
    """The value that stands behind a name.

    >>> value_in("Tỷ lệ che phủ rừng: 65% (2030)")
    '65% (2030)'
    """
    return label.rpartition(": ")[2] if ": " in label else ""


def line(reader: Reader, hit: Hit, values: Values) -> Line:
    """A hit in one line."""
    if hit.kind == SENTENCE:
        said = hit.body.splitlines()
        name = choose(reader.language, said[0], said[1] if len(said) > 1 else "")
        name = Text(shorten(name.words), name.language)
    else:
        name = choose(reader.language, hit.label_vi or "", hit.label_en or "")
    group = kind_of(hit.kind).group
    value = ""
    if group in _VALUED and (value := value_in(name.words)):
        name = Text(name.words.removesuffix(f": {value}"), name.language)
    elif group == "indicator" and (aim := values.of(reader, hit.iri)):
        value = gettext("mục tiêu %(value)s", value=aim)
    return Line(
        href(reader.urls, hit),
        name,
        value,
        reader.ref(hit.kind).text,
        group_name(group),
        hit.is_outside,
    )


def href(urls: Urls, hit: Hit) -> str:
    """Where a hit leads."""
    if hit.kind == SENTENCE and not hit.iri.startswith("http"):
        report, _, place = hit.iri.partition("/")
        return urls.passage(report, place)
    return urls.thing(hit.iri) or urls.page("/")


def group_name(group: str) -> str:
    """What things of a group are called together."""
    names: dict[str, str] = {
        "target": gettext("Chỉ tiêu của kế hoạch"),
        "indicator": gettext("Các chỉ số"),
        "body": gettext("Cơ quan, tổ chức"),
        "place": gettext("Địa điểm"),
        "project": gettext("Dự án"),
        "document": gettext("Văn bản"),
        "named": gettext("Chương trình, khái niệm"),
        "element": gettext("Nội dung kế hoạch"),
        "measure": gettext("Nội dung kế hoạch"),
        "figure": gettext("Số liệu của báo cáo"),
        "section": gettext("Mục của báo cáo"),
        "passage": gettext("Câu chữ trong báo cáo"),
        "theme": gettext("Lĩnh vực, phân loại"),
        "outside": gettext("Nguồn khác"),
    }
    return names.get(group) or str(gettext("Khác"))


def site_pages(reader: Reader, query: str) -> Iterator[Line]:
    """The pages of the site that words ask for."""
    said = f" {' '.join(token.folded for token in tokens(query))} "
    for row in packaged_rows("pages/site_pages.csv"):
        phrases = (
            " ".join(each.folded for each in tokens(words)) for words in row["words"].split(";")
        )
        if any(f" {phrase} " in said or f" {phrase}s " in said for phrase in phrases):
            name = choose(reader.language, row["vi"], row["en"])
            kind = Text(gettext("trang"), reader.language)
            yield Line(reader.urls.page(row["path"]), name, "", kind, gettext("Trang"))

"""How a page is cited, and where an error in it is reported."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from flask_babel import gettext

from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader
from lskg.web.view.reports import report_of

#: Characters of a quotation in a message; addresses cannot be of any length.
_LONGEST = 500
#: What BibTeX reads as its own.
_SIGNS = re.compile(r"([&%$#_{}])")
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a page.

    Attributes:
        plain: in words.
        bibtex: as an entry of BibTeX.
        csl: as JSON of the Citation Style Language.
        report_error: a link that writes of an error, or None where nobody is named who is told.
    """

    plain: str
    bibtex: str
    csl: str
    report_error: str | None


def citation(
    reader: Reader,
    corrections: str | None,
    title: str,
    address: str,
    *,
    value: str = "",
    passage: str = "",
) -> Citation:
    """How to cite what has a title and an address, in the release that is served.

    Args:
        reader: in whose language it is.
        corrections: where errors are told: an address with ``{subject}`` and ``{body}``, or one of
            ``mailto:`` without; None where there is none.
        title: of the page.
        address: that lasts: an IRI, or a path of the site.
        value: what the page says.
        passage: the words of the report that it rests on.
    """
    base = reader.index.site.base
    iri = address if address.startswith(("http://", "https://")) else base + address.lstrip("/")
    version, day = _release(reader.index)
    site = reader.index.site.titles[reader.language]
    source = _source(reader, iri)
    release = gettext("bản phát hành %(version)s", version=version) + (f" ({day})" if day else "")
    told = gettext("Nguồn: %(title)s.", title=source)
    ended = title if title.endswith(("?", ".", "!")) else f"{title}."
    fields = {"title": title, "howpublished": f"\\url{{{iri}}}"}
    fields["note"] = f"{site}, {release}. {told}"
    return Citation(
        plain=f"{ended} {site}, {release}. {iri}. {told}",
        bibtex=_bibtex(iri.removeprefix(base), fields | ({"year": day[:4]} if day else {})),
        csl=_csl(iri, title, site, version, day, told),
        report_error=_report_error(corrections, title, iri, release, value, passage),
    )


@lru_cache(maxsize=4)
def _release(index: GraphIndex) -> tuple[str, str]:
    """Version of the release with its name, and the day when it was kept, if it was."""
    releases = index.site.releases()
    if not releases:
        return str(index.site.release.get("version", "")), ""
    return f"{releases[0].version}+{releases[0].name}", releases[0].issued


def _source(reader: Reader, iri: str) -> str:
    """The report that something is of, with its day or its term; all where it is of none."""
    said = report_of(reader, iri)
    keys = [said.key] if said else [*reader.index.reports]
    told = []
    for key in keys if len(keys) == 1 else ():
        info = reader.index.reports[key]
        when = info.date or "–".join(map(str, sorted({info.term_start, info.term_end} - {0})))
        told.append(reader.title(key).words + (f" ({when})" if when else ""))
    return told[0] if told else gettext("%(count)s văn kiện", count=len(keys))


def _bibtex(name: str, fields: dict[str, str]) -> str:
    key = _NO_NAME.sub("-", name).strip("-") or "lskg"
    lines = [
        f"  {field} = {{{words if field == 'howpublished' else _SIGNS.sub(_escaped, words)}}}"
        for field, words in fields.items()
    ]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[1]}"


def _csl(iri: str, title: str, site: str, version: str, day: str, told: str) -> str:
    item: dict[str, Any] = {
        "id": iri,
        "type": "dataset",
        "title": title,
        "container-title": site,
        "version": version,
        "URL": iri,
        "note": told,
    }
    if day:
        item["issued"] = {"date-parts": [[int(part) for part in day.split("-")]]}
    return json.dumps([item], ensure_ascii=False, indent=2)


def _report_error(
    corrections: str | None, title: str, iri: str, release: str, value: str, passage: str
) -> str | None:
    if not corrections:
        return None
    said = passage if len(passage) <= _LONGEST else f"{passage[:_LONGEST]}…"
    lines = (
        (gettext("Về"), title),
        (gettext("Địa chỉ"), iri),
        (gettext("Giá trị"), value),
        (gettext("Câu chữ của báo cáo"), " ".join(said.split())),
        (gettext("Bản dữ liệu"), release),
        (gettext("Điều cần sửa"), " "),
    )
    words = {
        "{subject}": quote(gettext("Báo lỗi: %(title)s", title=title[:_LONGEST]), safe=""),
        "{body}": quote("\n".join(f"{name}: {each}" for name, each in lines if each), safe=""),
    }
    address = corrections
    if "{" not in address:
        address += ("&" if "?" in address else "?") + "subject={subject}&body={body}"
    for place, text in words.items():
        address = address.replace(place, text)
    return address

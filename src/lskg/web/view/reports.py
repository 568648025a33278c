"""The reports of the site, each with what a page says of it: title, years, publication level."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from lskg.web.language import Text
from lskg.web.urls import CODES
from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report as a page names it.

    Attributes:
        href: path of the page about it.
        reading: path of its text.
        short: what it is about, or its title.
        kind: the kind of document it is.
        years: first and last year that it plans for; empty where they are not known.
        level: how it was read.
        level_means: what that means.
    """

    key: str
    iri: str
    href: str
    reading: str
    title: Text
    short: Text
    kind: Ref
    years: str
    level: Ref
    level_means: Text


def report_ref(reader: Reader, key: str) -> ReportRef:
    """The report with a key."""
    info, index = reader.index.reports[key], reader.index
    iri = f"{index.site.base}id/report/{key}"
    level = f"{CODES}publication-level/{info.level}"
    kinds = (f"{CODES}document-type/{info.kind}",) if info.kind else index.classes.get(iri, ())
    years = sorted({info.term_start, info.term_end} - {0})
    return ReportRef(
        key=key,
        iri=iri,
        href=reader.urls.page("/") if reader.only_report else reader.urls.report(key),
        reading=reader.urls.reading(key),
        title=reader.title(key),
        short=reader.territory(key),
        kind=reader.ref(kinds[0] if kinds else iri),
        years="–".join(map(str, years)),
        level=reader.ref(level),
        level_means=reader.definition(level),
    )


def report_of(reader: Reader, iri: str) -> ReportRef | None:
    """The report that a thing belongs to, or is; None for what reports share."""
    key = reader.index.report_of(iri)
    return report_ref(reader, key) if key else None


def source(reader: Reader) -> Text:
    """What the site was made from: the title of its one report, or how many there are."""
    if reader.only_report:
        return reader.title(reader.only_report)
    count = len(reader.index.reports)
    return Text(gettext("%(count)s văn kiện", count=count), reader.language)

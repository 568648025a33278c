"""Things of the graph in the words of one reader: labels, links, values and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lskg.text.document import Span
from lskg.web.language import LANGUAGES, Language, Text, choose
from lskg.web.urls import Urls
from lskg.web.view.graph_index import GraphIndex, Passage, spoken_name
from lskg.web.view.quantities import Value, in_words, on_one_scale
from lskg.web.view.quotations import Quotation, Translated

_SHORT = 90
#: So many characters of a text surely hold as many words as that.
_OPENING = 4 * _SHORT
#: A passage of so many characters says little alone; so many are shown on either side.
_FEW, _AROUND = 40, 36


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing as a page names it.

    Attributes:
        href: where a click leads, or None.
        text: its label, or what stands for one.
        english: the sentences that a passage lies in, for a reader of English; else None.
    """

    iri: str
    href: str | None
    text: Text
    english: Translated | None = None

    @property
    def is_outside(self) -> bool:
        """Whether the link leads to another site."""
        return self.href is not None and self.href.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A quotation, the key of its report, and the section or footnote it stands in.

    Attributes:
        english: the sentences that it lies in, for a reader of English; else None.
    """

    passage: Ref
    report: str
    span: Span
    quotation: Quotation
    english: Translated | None
    holder: Ref | None
    holder_kind: Literal["section", "footnote"] | None

    @property
    def offsets(self) -> str:
        """The place in the text, ``start-end``."""
        return f"{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Reader:
    """The index of the graph, seen by a reader of one language."""

    language: Language
    urls: Urls
    index: GraphIndex

    @property
    def other(self) -> Language:
        """The other language of the site."""
        return "en" if self.language == "vi" else "vi"

    @property
    def only_report(self) -> str | None:
        """Key of the only report there is; None where there are several."""
        keys = [*self.index.reports]
        return keys[0] if len(keys) == 1 else None

    @property
    def report_only(self) -> bool:
        """Whether the reader wants what reports say, and nothing of other sources."""
        return self.urls.report_only

    def wants(self, iri: str) -> bool:
        """Whether a thing is shown: all of them, but for one who wants what reports say alone."""
        search = self.index.site.search
        return not (self.report_only and search is not None and iri in search.outside)

    def title(self, report: str) -> Text:
        """The title of a report."""
        info = self.index.reports[report]
        return choose(self.language, info.title_vi, info.title_en)

    def territory(self, report: str) -> Text:
        """What a report is about, as titles have it; its title where that is not known."""
        info = self.index.reports[report]
        found = choose(self.language, info.territory_vi, info.territory_en)
        return found if found.words else self.title(report)

    def definition(self, iri: str) -> Text:
        """Definition in the reader's language, or in the other one; empty where there is none."""
        found = self.index.definitions.get(iri, {})
        return choose(self.language, found.get("vi", ""), found.get("en", ""))

    def label(self, iri: str, language: Language | None = None) -> Text:
        """Label in the reader's language, in the other one, or words made from the IRI."""
        labels = self.index.labels.get(iri, {})
        wanted = language or self.language
        text = choose(wanted, labels.get("vi", ""), labels.get("en", ""))
        return text if text.words else Text(labels.get("", "") or spoken_name(iri))

    def has_label(self, iri: str, language: Language) -> bool:
        """Whether the graph names a thing in a language."""
        return language in self.index.labels.get(iri, {})

    def ref(self, iri: str) -> Ref:
        """A thing by name and link; passages and values by what they say."""
        if (value := self.index.values.get(iri)) is not None:
            text = Text(self.value(value, self.language), self.language, value.printed or "")
        elif iri in self.index.passages and iri not in self.index.labels:
            text = self._quoted(iri)
        else:
            text = self.label(iri)
        return Ref(iri, self.urls.thing(iri), text)

    def ref_in(self, row: dict[str, str], column: str) -> Ref | None:
        """The thing in a column of an answer, or None where there is none."""
        return self.ref(row[column]) if column in row else None

    def refs(self, iris: Iterable[str]) -> tuple[Ref, ...]:
        """Several things by name and link."""
        return tuple(self.ref(iri) for iri in iris)

    def value(self, value: Value, language: Language) -> str:
        """A quantity value in words of a language."""
        scale = self.label(value.scale, language).words if value.scale else ""
        unit = self.label(value.unit, language).words if value.unit else ""
        return in_words(value, language, scale, unit, self.index.plurals.get(value.unit or ""))

    def both(self, value_iri: str) -> tuple[Text, Text] | None:
        """A value in the reader's language and in the other one; None when it is unknown."""
        value = self.index.values.get(value_iri)
        return None if value is None else self._both(value)

    def both_under_one_scale(
        self, value_iris: Sequence[str]
    ) -> tuple[tuple[Text, Text] | None, ...]:
        """Values that stand side by side in both languages, under the same scale word."""
        values = [self.index.values.get(each) for each in value_iris]
        scaled = iter(on_one_scale([each for each in values if each is not None]))
        return tuple(None if each is None else self._both(next(scaled)) for each in values)

    def _both(self, value: Value) -> tuple[Text, Text]:
        mine, theirs = (
            Text(self.value(value, language), language, value.printed or "")
            for language in self._languages()
        )
        return mine, theirs

    def exact(self, passage: str) -> str:
        """The quoted words of a passage."""
        found = self.index.passages[passage]
        return self.index.sentences(found.report).exact(found.span)

    def in_context(self, iri: str) -> Ref:
        """A thing by name and link; a passage of few words with the words around it."""
        ref = self.ref(iri)
        if iri not in self.index.passages:
            return ref
        found = self.index.passages[iri]
        if (english := self.translated(found.report, found.span)) is not None:
            exact = Text(f"“{shorten(self._opening(found))}”", "vi")
            ref = Ref(ref.iri, ref.href, exact, english)
        if len(ref.text.words) > _FEW:
            return ref
        around = self.index.sentences(found.report).around(found.span)
        before, after = " ".join(around.before.split()), " ".join(around.after.split())
        start, end = before[-_AROUND:], after[:_AROUND]
        if start != before:
            start = "… " + start.partition(" ")[2]
        if end != after:
            end = end.rpartition(" ")[0] + " …"
        gap = "" if end[:1] in tuple(".,;:)”") else " "
        words = f"{start} {self.exact(iri)}{gap}{end}".strip()
        return Ref(ref.iri, ref.href, Text(words, "vi"), ref.english)

    def translated(self, report: str, span: Span) -> Translated | None:
        """The sentences that a stretch lies in, for a reader of English and a translated report."""
        if self.language != "en":
            return None
        return self.index.sentences(report).translated(span)

    def cited(self, passage: str) -> CitedPassage:
        """A passage as a quotation in its sentence, with where it stands."""
        found = self.index.passages[passage]
        holder = found.footnote or found.section
        kind: Literal["section", "footnote"] = "footnote" if found.footnote else "section"
        return CitedPassage(
            passage=self.ref(passage),
            report=found.report,
            span=found.span,
            quotation=self.index.sentences(found.report).around(found.span),
            english=self.translated(found.report, found.span),
            holder=self.ref(holder) if holder else None,
            holder_kind=kind if holder else None,
        )

    def _quoted(self, passage: str) -> Text:
        """The beginning of a passage between quotation marks; few words of a sentence stay."""
        found = self.index.passages[passage]
        exact = self._opening(found)
        place = (found.span.start, found.span.end)
        is_whole = place in self.index.site.english.get(found.report, {})
        english = None
        if is_whole or len(exact) > _FEW:
            english = self.translated(found.report, found.span)
        words, language = (english.words, "en") if english else (exact, "vi")
        return Text(f"“{shorten(' '.join(words.split()))}”", language)

    def _opening(self, passage: Passage) -> str:
        """The first words of a passage, more than `shorten` leaves; those of a part are long."""
        start, end = passage.span.start, passage.span.end
        opening = Span(start, min(end, start + _OPENING))
        return self.index.sentences(passage.report).exact(opening)

    def span(self, passage: str) -> Span:
        """The offsets of a passage."""
        return self.index.passages[passage].span

    def _languages(self) -> tuple[Language, ...]:
        return (self.language, *(each for each in LANGUAGES if each != self.language))


def shorten(text: str) -> str:
    """The beginning of a text, cut between words.

    >>> shorten("Một hai ba")
    'Một hai ba'
    """
    if len(text) <= _SHORT:
        return text
    return text[:_SHORT].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"

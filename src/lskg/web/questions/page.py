"""The page of a question: its answer in a sentence, as a chart and as rows, and their words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from lskg.engine.graph_connection import Term
from lskg.sparql.bindings import also_selecting, in_language
from lskg.sparql.query_files import Chart, Column, Query
from lskg.sparql.syntax_tree import Query as SyntaxTree
from lskg.web.language import Language, Text, choose
from lskg.web.questions.choices import Choice, Choices, with_values
from lskg.web.questions.sentence import sentence
from lskg.web.sparql.cells import Cell, cell, is_number
from lskg.web.view.block_queries import block_query
from lskg.web.view.localized import CitedPassage, Reader, Ref

#: Rows that a page shows; the files have all.
_SHOWN = 500
#: Things whose words are looked up, and that are quoted.
_LOOKED_UP, _QUOTED = 60, 8
#: Bars that a chart has.
_BARS = 24
#: What a summary says of itself; the page has its own words for it.
_NOTES = (" (cần suy luận)", " (needs inference)")

_OF_IRIS = re.compile(r"^IRI (?:của|of(?: the| a)?) ")

Row = dict[str, Term]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the values that a reader chose, in a language that has all its rows.

    Attributes:
        text: the query.
        language: of its words.
        chosen: IRIs by names of parameters.
    """

    text: str
    language: Language
    chosen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """A column over its cells."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question and its answer.

    Attributes:
        infers: whether the answer rests on statements that are inferred.
        sentence: the answer, or an empty string where the rows do not give one.
        rows: the first ones, of `total`.
        has_evidence: whether the last cell of each row leads to the words of the report.
        chart: rows to be drawn, in JSON; None where nothing is.
        quoted: things of the rows with the words of the report about them.
        language: of the words that come from the graph.
    """

    name: str
    title: str
    theme: Text
    infers: bool
    sentence: str
    columns: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    has_evidence: bool
    chart: str | None
    quoted: tuple[tuple[Ref, CitedPassage], ...]
    text: str
    language: Language
    form: tuple[Choice, ...]
    chosen: Mapping[str, str]

    @property
    def path(self) -> str:
        """Path of the page, with what was chosen."""
        return f"/questions/{self.name}" + (f"?{urlencode(self.chosen)}" if self.chosen else "")


def ask_in(reader: Reader, query: Query, chosen: Mapping[str, str]) -> Asked:
    """A question for a reader: in English where that has no fewer rows than Vietnamese."""
    tree = with_values(query, chosen)
    english = in_language(tree, "en")
    if reader.language == "en":
        select = reader.index.connection.select
        if english.text == tree.text or len(select(english.text)) >= len(select(tree.text)):
            return Asked(english.text, "en", chosen)
    return Asked(tree.text, "vi", chosen)


def question_page(
    reader: Reader, query: Query, choices: Choices, chosen: Mapping[str, str]
) -> QuestionPage:
    """A question with its answer.

    Args:
        reader: who asks.
        query: the saved query.
        choices: the values of its parameters.
        chosen: those that the reader chose.
    """
    asked = ask_in(reader, query, chosen)
    form = choices.form(reader, query, chosen)
    text = also_selecting(SyntaxTree(asked.text), query.evidence).text
    rows = reader.index.connection.select(text)
    columns = {column.name: column for column in query.columns}

    def words(row: Mapping[str, Term], name: str) -> str:
        return cell(reader, row.get(name), columns[name]).words

    shown = _shown(reader, query.columns, rows[:_SHOWN])
    template = choose(reader.language, query.answer.vi, query.answer.en).words
    found = [_evidence(reader, row, query.evidence) for row in rows]
    table = [[*cells, Cell(thing=ref)] for cells, ref in zip(shown[1], found, strict=False)]
    return QuestionPage(
        name=query.name,
        title=title_of(reader, query, chosen),
        theme=choose(reader.language, query.theme_vi, query.theme_en),
        infers=query.summary_vi.endswith(_NOTES),
        sentence=sentence(template, rows, words, reader.language),
        columns=shown[0],
        rows=tuple(map(tuple, table if query.evidence else shown[1])),
        total=len(rows),
        has_evidence=bool(query.evidence),
        chart=_chart(rows, query.chart, words) if query.chart else None,
        quoted=_quoted(reader, rows, found),
        text=asked.text,
        language=asked.language,
        form=form,
        chosen={each.name: each.key for each in form if each.name in chosen},
    )


def title_of(reader: Reader, query: Query, chosen: Mapping[str, str]) -> str:
    """The question in words, with what was chosen."""
    summary = choose(reader.language, query.summary_vi, query.summary_en).words
    for note in _NOTES:
        summary = summary.removesuffix(note)
    if not chosen:
        return summary
    names = {name: reader.label(iri).words for name, iri in chosen.items()}
    words = choose(reader.language, query.asked.vi, query.asked.en).words
    if all(f"{{{name}}}" in words for name in names):
        for name, label in names.items():
            words = words.replace(f"{{{name}}}", label)
        return words
    labels = {each.name: choose(reader.language, each.vi, each.en) for each in query.parameters}
    told = "; ".join(f"{labels[name].words}: {label}" for name, label in names.items())
    return f"{summary} ({told})"


def _shown(
    reader: Reader, columns: Sequence[Column], rows: Sequence[Row]
) -> tuple[tuple[Head, ...], list[list[Cell]]]:
    """The columns and cells of a table; a column that repeats the names of things is left out."""
    table = [[cell(reader, row.get(column.name), column) for column in columns] for row in rows]
    names = {
        tuple(line[at].words for line in table)
        for at in range(len(columns))
        if any(line[at].thing for line in table)
    }
    kept = [
        at
        for at in range(len(columns))
        if any(line[at].thing for line in table)
        or tuple(line[at].words for line in table) not in names
    ]
    heads = [_head(reader, columns[at], any(line[at].thing for line in table)) for at in kept]
    return tuple(heads), [[line[at] for at in kept] for line in table]


def _head(reader: Reader, column: Column, has_things: bool) -> Head:
    """A column in words; things are shown by name, so that nothing is said of their IRIs."""
    text = choose(reader.language, column.vi, column.en)
    words = _OF_IRIS.sub("", text.words) if has_things else text.words
    return Head(column.name, Text(words, text.language))


def _evidence(reader: Reader, row: Row, names: Sequence[str]) -> Ref | None:
    """What leads to the words of the report behind a row: of its own columns, or of others."""
    terms = [row[name] for name in names if name in row] or [*row.values()]
    start = f"{reader.index.site.base}id/"
    iris = (term["value"] for term in terms if term["type"] == "uri")
    found = next((iri for iri in iris if iri.startswith(start)), None)
    return reader.ref(found) if found else None


def _quoted(
    reader: Reader, rows: Sequence[Row], found: Sequence[Ref | None]
) -> tuple[tuple[Ref, CitedPassage], ...]:
    """The words of the report about the things of the first rows, each thing once."""
    refs = {ref.iri: ref for ref in found if ref is not None}
    wanted = [*refs][:_LOOKED_UP]
    if not wanted:
        return ()
    things = " ".join(f"<{iri}>" for iri in wanted)
    passages = {iri: iri for iri in wanted if iri in reader.index.passages}
    for row in reader.index.connection.select(block_query("evidence", things=things)):
        if (passage := row["passage"]["value"]) in reader.index.passages:
            passages.setdefault(row["thing"]["value"], passage)
    said = [(refs[iri], passages[iri]) for iri in wanted if iri in passages][:_QUOTED]
    return tuple((ref, reader.cited(passage)) for ref, passage in said)


def _chart(rows: Sequence[Row], chart: Chart, words: Callable[[Row, str], str]) -> str | None:
    """The rows that are drawn: of bars the first ones, of lines all; one value is no chart."""
    drawn = [row for row in rows if is_number(row.get(chart.value))]
    if len(drawn) < 2:
        return None
    points = [
        {
            "label": ", ".join(filter(None, (words(row, name) for name in chart.label))),
            "value": float(row[chart.value]["value"]),
            "words": words(row, chart.value),
            "series": words(row, chart.series) if chart.series else "",
            **({"year": int(row[chart.year]["value"])} if chart.year and chart.year in row else {}),
        }
        for row in drawn
    ]
    if not chart.year:
        labels = [*dict.fromkeys(str(point["label"]) for point in points)][:_BARS]
        points = [point for point in points if point["label"] in labels]
    return json.dumps({"points": points, "descends": chart.first_is_best}, ensure_ascii=False)

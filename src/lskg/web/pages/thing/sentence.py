"""What a thing is, in one sentence."""

from __future__ import annotations

from decimal import Decimal

from flask_babel import gettext, ngettext

from lskg.web.language import write_number
from lskg.web.urls import TERMS
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.targets import TargetLine


def sentence_about(
    reader: Reader, iri: str, target: TargetLine | None, stated: list[str], mentions: int
) -> str:
    """A sentence for readers who do not know the thing; empty when the graph has no more to say.

    Args:
        reader: whom the sentence is for.
        iri: IRI of the thing.
        target: its line, when it is a target.
        stated: the passages that state it.
        mentions: how many passages name it.
    """
    if target is not None:
        return _target(target)
    if iri in reader.index.passages:
        return _passage(reader, iri)
    kinds = reader.index.classes.get(iri, ())
    ours = [each for each in kinds if each.startswith(TERMS)]
    if not ours:
        return ""
    return _of_ours(reader, iri, reader.label(ours[0]).words, stated, mentions)


def _of_ours(reader: Reader, iri: str, kind: str, stated: list[str], mentions: int) -> str:
    said = _objects(reader, iri)
    if {"isResponsibilityOf", "hasRole", "concernsElement"} <= said.keys():
        return str(
            gettext(
                "%(agency)s có vai trò “%(role)s” đối với “%(element)s”.",
                agency=said["isResponsibilityOf"],
                role=said["hasRole"],
                element=said["concernsElement"],
            )
        )
    for name in ("isPartOfElement", "isDirectlyWithinSection", "isAnchoredIn", "isLocatedIn"):
        if name in said:
            return str(gettext("%(kind)s thuộc “%(whole)s”.", kind=kind, whole=said[name]))
    if mentions:
        return str(
            ngettext(
                "%(kind)s được báo cáo nêu tên %(num)s lần.",
                "%(kind)s được báo cáo nêu tên %(num)s lần.",
                mentions,
                kind=kind,
            )
        )
    holder = _holder(reader, iri, stated)
    if holder is None:
        return ""
    return str(gettext("%(kind)s, nêu ở “%(holder)s”.", kind=kind, holder=holder.text.words))


def _holder(reader: Reader, iri: str, stated: list[str]) -> Ref | None:
    """The closest section or footnote that does not just repeat the name of the thing."""
    found = reader.cited(stated[0]).holder if stated else None
    parents = reader.index.parents
    name = reader.label(iri, "vi").words.casefold()
    while found is not None and name in reader.label(found.iri, "vi").words.casefold():
        found = reader.ref(parents[found.iri]) if found.iri in parents else None
    return found


def _target(line: TargetLine) -> str:
    when = [each.text.words for each in (line.period, line.aggregation) if each]
    sentence = gettext(
        "Chỉ tiêu của kế hoạch: %(indicator)s %(value)s (%(when)s).",
        indicator=line.indicator.text.words,
        value=line.value[0].words if line.value else "",
        when=", ".join(when),
    )
    if line.near is not None:
        near = gettext(
            "Báo cáo không nêu kết quả tính như chỉ tiêu này; gần giống mà không phải là một: "
            "%(near)s.",
            near=line.near.text.words,
        )
        return f"{sentence} {near}"
    if line.result is None or line.result_value is None or line.result_status is None:
        silent = gettext("Báo cáo không nêu kết quả của chỉ số này.")
        return f"{sentence} {silent}"
    told = (line.result_period, line.result_aggregation, line.result_status)
    when = [each.text.words for each in told if each]
    result = gettext(
        "Kết quả gần nhất mà báo cáo nêu: %(value)s (%(when)s).",
        value=line.result_value[0].words,
        when=", ".join(when),
    )
    return f"{sentence} {result}"


def _passage(reader: Reader, iri: str) -> str:
    cited = reader.cited(iri)
    start, end = (
        write_number(Decimal(at), reader.language) for at in (cited.span.start, cited.span.end)
    )
    if cited.holder is None:
        return str(gettext("Ký tự %(start)s đến %(end)s của báo cáo.", start=start, end=end))
    return str(
        gettext(
            "Ký tự %(start)s đến %(end)s của báo cáo, trong “%(holder)s”.",
            start=start,
            end=end,
            holder=cited.holder.text.words,
        )
    )


def _objects(reader: Reader, iri: str) -> dict[str, str]:
    """The label of one thing for each of our properties."""
    return {
        row["predicate"].removeprefix(TERMS): reader.ref(row["value"]).text.words
        for row in reader.index.rows("statements", thing=iri)
        if row["is_iri"] == "true" and row["graph"] not in reader.index.inferred
    }

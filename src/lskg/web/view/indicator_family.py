"""The indicators that an indicator hangs together with, and the parts that its values tell."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext

from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class Relatives:
    """The indicators of one relation.

    Attributes:
        title: what they are to the indicator.
    """

    title: str
    indicators: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What tells the parts of an indicator apart, and the parts."""

    dimension: Ref
    parts: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """What the page of an indicator shows of others, and of its parts."""

    relatives: tuple[Relatives, ...]
    breakdowns: tuple[Breakdown, ...]


def family_of(reader: Reader, indicator: str) -> Family | None:
    """The relatives and the parts of an indicator; None when the graph has neither."""
    titles = _titles()
    related: dict[str, list[str]] = {name: [] for name in titles}
    for row in reader.index.rows("indicator_relations", indicator=indicator):
        if row["other"] not in related[row["relation"]]:
            related[row["relation"]].append(row["other"])
    parts: dict[str, list[str]] = {}
    for row in reader.index.rows("indicator_parts", indicator=indicator):
        parts.setdefault(row["dimension"], []).append(row["part"])
    family = Family(
        tuple(
            Relatives(titles[name], reader.refs(found)) for name, found in related.items() if found
        ),
        tuple(Breakdown(reader.ref(each), reader.refs(found)) for each, found in parts.items()),
    )
    return family if family.relatives or family.breakdowns else None


def _titles() -> dict[str, str]:
    """By relation, what others are to the indicator, in the order of the page."""
    return {
        "whole": gettext("Là một phần của"),
        "part": gettext("Các phần"),
        "level": gettext("Là tốc độ tăng, giảm của"),
        "rate": gettext("Tốc độ tăng, giảm"),
        "numerator": gettext("Tử số"),
        "denominator": gettext("Mẫu số"),
        "share": gettext("Tỷ lệ, tỷ số tính từ chỉ số này"),
        "near": gettext("Gần giống, không phải là một"),
        "index": gettext("Cùng chỉ số tổng hợp"),
    }

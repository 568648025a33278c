"""What is named the same everywhere, and what another province has too under the same name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from lskg.extract.names.grammar import lines, table
from lskg.extract.names.records import Named, NamedDocument
from lskg.extract.records import Entity

#: Slug of the unit that a body of a level belongs to, or of its report.
Unit: TypeAlias = Callable[[str | None], str]
_LOCAL = frozenset({"province", "district", "commune", None})
#: Classes of which a name means one thing in every report.
_SHARED = frozenset(
    {
        *("CollectiveTerm", "Country", "Index", "PolicyConcept", "Product", "Province"),
        *("Region", "Standard"),
    }
)
_NATIONAL_CONGRESS = "toan-quoc"


def body_key(body: Entity, unit: Unit) -> str:
    """Key of a body that the rules found; one of a unit bears the unit."""
    return f"{unit(body.level)}.{body.key}" if body.level in _LOCAL else body.key


def thing_key(named: Named, unit: Unit) -> str:
    """Key of a thing that the rules found; it bears the unit unless it is known everywhere."""
    is_shared = (
        named.kind in _SHARED
        or _NATIONAL_CONGRESS in named.key
        or named.name_vi in {row["main_name"] or row["name"] for row in table("known_names.csv")}
        or (isinstance(named, NamedDocument) and _is_national(named))
    )
    return named.key if is_shared else f"{unit('province')}.{named.key}"


def _is_national(document: NamedDocument) -> bool:
    """Whether a law, or a document whose symbol is that of a body of the centre."""
    symbol = re.split(r"[-/]", document.number or "")[-1]
    return document.type == "law" or symbol in lines("national_symbols.txt")

"""Everything named besides organizations, found by the rules, as one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from lskg.extract.names.by_head_word import Find, find_by_head, find_known
from lskg.extract.names.by_pattern import find_congresses, find_gate_pairs, find_indices
from lskg.extract.names.citations import Citation, find_citations
from lskg.extract.names.organizations import organization_key
from lskg.extract.names.records import (
    Context,
    Named,
    NamedConcept,
    NamedDocument,
    NamedGate,
    NamedInitiative,
    NamedPlace,
)
from lskg.text.document import Document, Span

#: The records of classes that have facts of their own.
RECORDS: dict[str, type[Named]] = {
    "Document": NamedDocument,
    "LegalDocument": NamedDocument,
    "Standard": NamedDocument,
    "PolicyConcept": NamedConcept,
    "Country": NamedPlace,
    "Region": NamedPlace,
    "Province": NamedPlace,
    "District": NamedPlace,
    "Commune": NamedPlace,
    "Place": NamedPlace,
    "NaturalFeature": NamedPlace,
    "TransportRoute": NamedPlace,
    "TouristPlace": NamedPlace,
    "EconomicZone": NamedPlace,
    "BorderGate": NamedGate,
    "Initiative": NamedInitiative,
    "Programme": NamedInitiative,
    "Scheme": NamedInitiative,
    "Movement": NamedInitiative,
    "Project": NamedInitiative,
}
_TYPED = NamedConcept | NamedDocument | NamedGate | NamedInitiative


@dataclass(frozen=True, slots=True)
class Names:
    """What the rules find named.

    Attributes:
        contexts: names without their head words, in lists.
    """

    named: tuple[Named, ...]
    contexts: tuple[Context, ...]


def find_named(document: Document, owners: Mapping[str, str]) -> Names:
    """The named things that the rules recognise, each with the forms in which it is printed.

    Args:
        document: the text.
        owners: printed forms that belong to organizations already, with their keys.
    """
    gathering = _Gathering(document, owners)
    for citation in find_citations(document):
        gathering.cite(citation)
    pairs = tuple(find_gate_pairs(document))
    for find in chain(_finds(document), chain.from_iterable(pairs)):
        gathering.add(find)
    for one, other in pairs:
        gathering.pair(one, other)
        gathering.pair(other, one)
    return gathering.names()


def _finds(document: Document) -> Iterable[Find]:
    yield from find_congresses(document)
    yield from find_indices(document)
    yield from find_known(document)
    yield from find_by_head(document)


class _Gathering:
    """The things found so far; a printed form belongs to the thing that had it first."""

    def __init__(self, document: Document, owners: Mapping[str, str]) -> None:
        self._document = document
        self._organizations = set(owners.values())
        self._owners = owners
        self._printed = dict(owners)
        self._named: dict[str, Named] = {}
        self._cited: set[int] = set()
        self._listed: dict[str, list[Find | Citation]] = {}

    def cite(self, citation: Citation) -> None:
        """Add a document, or one more citation of it."""
        if citation.key in self._organizations:
            return
        if citation.alone:
            self._cited.add(citation.span.start)
        known = self._named.get(citation.key)
        if not isinstance(known, NamedDocument):
            name = citation.name_vi, citation.name_en
            known = NamedDocument(citation.key, "LegalDocument", *name, ())
        issuer = self._issuer(citation)
        self._named[citation.key] = replace(
            known,
            type=known.type or citation.type or None,
            number=known.number or citation.number,
            date=known.date or citation.date,
            issuers=known.issuers or ((issuer,) if issuer in self._organizations else ()),
        )
        if citation.alone:
            self._print(citation.key, self._words(citation.span))
        else:
            self._listed.setdefault(citation.key, []).append(citation)

    def _issuer(self, citation: Citation) -> str | None:
        name = citation.issuer
        return self._owners.get(name, organization_key(name)) if name else None

    def add(self, find: Find) -> None:
        """Add a name, unless a citation begins with it."""
        if find.key in self._organizations or find.span.start in self._cited:
            return
        record = RECORDS.get(find.kind, Named)
        named = self._named.get(find.key)
        if named is None:
            named = record(find.key, find.kind, find.name_vi, find.name_en, ())
        if (
            isinstance(named, NamedConcept | NamedDocument | NamedGate | NamedInitiative)
            and find.type
        ):
            named = replace(named, type=named.type or find.type)
        self._named[find.key] = named
        if find.alone:
            self._print(find.key, self._words(find.span))
        else:
            self._listed.setdefault(find.key, []).append(find)
        if find.bare:
            self._print(find.key, find.bare)

    def pair(self, one: Find, other: Find) -> None:
        """Note that two border gates face each other."""
        gate = self._named.get(one.key)
        if isinstance(gate, NamedGate) and other.key in self._named:
            self._named[one.key] = replace(gate, counterpart=other.key)

    def names(self) -> Names:
        """The things that have a form of their own, or a turn in a list."""
        self._join_numbers()
        named = (self._named[key] for key in sorted(self._named))
        return Names(
            tuple(each for each in named if each.aliases or each.key in self._listed),
            tuple(
                Context(find.span, (key,))
                for key in sorted(self._listed)
                for find in self._listed[key]
            ),
        )

    def _join_numbers(self) -> None:
        """Make *Nghị quyết 57* the one document of the text whose number begins so."""
        for key, named in tuple(self._named.items()):
            if not (isinstance(named, NamedDocument) and named.number and named.number.isdigit()):
                continue
            longer = [
                other
                for other in self._named
                if other.startswith(f"{key}-") and other.removeprefix(f"{key}-")[:1].isalpha()
            ]
            if len(longer) != 1:
                continue
            del self._named[key]
            self._listed.setdefault(longer[0], []).extend(self._listed.pop(key, ()))
            for form in named.aliases:
                self._printed[form] = longer[0]
                self._print(longer[0], form)

    def _words(self, span: Span) -> str:
        return " ".join(self._document[span].split())

    def _print(self, key: str, form: str) -> None:
        """Give a thing one more printed form, unless the form belongs to another."""
        named = self._named[key]
        if self._printed.setdefault(form, key) == key and form not in named.aliases:
            self._named[key] = replace(named, aliases=(*named.aliases, form))

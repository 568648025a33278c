"""Send a release to a store elsewhere, graph by graph, and see that it arrived.

The SPARQL 1.1 Graph Store Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeAlias

import httpx
import pyoxigraph as ox

from lskg.errors import PushError
from lskg.iris import APART_GRAPHS
from lskg.sparql.media_types import N_TRIPLES

_SECONDS = 300.0
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TRUE = {"true", "1"}

_Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Pushed:
    """A graph that arrived: its number of triples, and their hash as `digest` makes it."""

    graph: str
    triples: int
    sha256: str


def push(
    release: Path,
    url: str,
    auth: tuple[str, str] | None = None,
    step: Callable[[str], None] = lambda name: None,
) -> Iterator[Pushed]:
    """Replace each named graph of a store by that of a release, and read it back.

    Graphs that a query without FROM must not see are not sent: a store makes its default graph of
    all that it has. Doing it again changes nothing: a graph is replaced as a whole.

    Args:
        release: folder of the release.
        url: the Graph Store Protocol address of the store.
        auth: user and password, for HTTP digest authentication.
        step: called with the IRI of each graph as it is sent.

    Raises:
        PushError: the store refuses a graph, cannot be reached, or has other triples afterwards.
    """
    described = json.loads((release / "build.json").read_text(encoding="utf-8"))
    credentials = httpx.DigestAuth(*auth) if auth else None
    with httpx.Client(timeout=_SECONDS, auth=credentials) as client:
        for name, iri in described["graphs"].items():
            if name in APART_GRAPHS:
                continue
            step(iri)
            data = (release / "graph" / f"{name}.nt").read_bytes()
            yield _push_graph(client, url, iri, data)


def digest(triples: bytes) -> tuple[int, str]:
    """Number of triples of N-Triples, and a hash that depends on what they say.

    It does not depend on how values are written, nor on the names of blank nodes:
    https://www.w3.org/TR/rdf-canon/.

    >>> digest(b"<urn:a> <urn:b> 'x' .".replace(b"'", b'"'))[0]
    1
    """
    parsed = ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
    found = ox.Dataset(
        ox.Quad(each.subject, each.predicate, _canonical(each.object)) for each in parsed
    )
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(map(str, found))
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _push_graph(client: httpx.Client, url: str, iri: str, data: bytes) -> Pushed:
    try:
        sent = client.put(
            url, params={"graph": iri}, content=data, headers={"Content-Type": N_TRIPLES}
        )
        if not sent.is_success:
            raise PushError(f"{url} refuses <{iri}> with status {sent.status_code}: {_say(sent)}")
        back = client.get(url, params={"graph": iri}, headers={"Accept": N_TRIPLES})
    except httpx.HTTPError as error:
        raise PushError(f"{url} cannot be reached: {error}; <{iri}> was not sent.") from None
    here = digest(data)
    # Some stores say of an empty graph that there is none.
    there = digest(back.content) if back.is_success else (0, digest(b"")[1])
    if here != there:
        raise PushError(
            f"{url} has {there[0]} triples in <{iri}> where {here[0]} were sent"
            f"{'' if here[0] != there[0] else ', and some of them differ'}; push again."
        )
    return Pushed(iri, *here)


def _say(response: httpx.Response) -> str:
    return (response.text.strip().splitlines() or [""])[0][:300]


def _canonical(term: _Term) -> _Term:
    """A term; numbers and truth values by value, since stores write them in their own ways."""
    if not isinstance(term, ox.Literal) or not term.datatype.value.startswith(_XSD):
        return term
    kind = term.datatype.value.removeprefix(_XSD)
    if kind == "boolean":
        return ox.Literal(f"{term.value in _TRUE}", datatype=term.datatype)
    try:
        number, value = _number_kind(kind), Decimal(term.value).normalize()
    except (InvalidOperation, KeyError):
        return term
    return ox.Literal(f"{value:f}", datatype=ox.NamedNode(f"{_XSD}{number}"))


def _number_kind(kind: str) -> str:
    """Integers of all kinds are one kind here.

    Raises:
        KeyError: it is no kind of exact number.
    """
    if kind == "decimal" or kind.lower().endswith("integer"):
        return "decimal"
    raise KeyError(kind)

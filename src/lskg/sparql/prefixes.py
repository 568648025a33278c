"""The prefixes of the site's own list, which a query need not declare."""

from __future__ import annotations

import re

from lskg.namespaces import PREFIXES

#: What may be a prefix in use; it may stand in a string or a comment, too.
_USED = re.compile(r"(?<![\w.:?$@-])([A-Za-z][\w-]*+):")
_GAP = r"(?:\s|\#[^\r\n]*+)"
_PROLOGUE = re.compile(
    rf"(?:{_GAP}|BASE{_GAP}*+<[^<>]*+>|PREFIX{_GAP}++[^\s:]*+:{_GAP}*+<[^<>]*+>)*+", re.IGNORECASE
)
_DECLARED = re.compile(r"\#[^\r\n]*+|<[^<>]*+>|PREFIX\s+([^\s:]*+):", re.IGNORECASE)


def undeclared(query: str) -> dict[str, str]:
    r"""The prefixes of the site's list that a query uses and does not declare, with their IRIs.

    More may be among them; to the engine a declaration of the query goes before these.

    >>> undeclared("# PREFIX lskg: <urn:x:>\nPREFIX owl: <urn:o> ASK { ?s a lskg:Target, owl:X }")
    {'lskg': 'https://w3id.org/lskg/ns#'}
    """
    used = PREFIXES.keys() & _USED.findall(query)
    if not used:
        return {}
    prologue = _PROLOGUE.match(query)
    declared = _DECLARED.findall(prologue[0]) if prologue else ()
    return {name: PREFIXES[name] for name in sorted(used.difference(declared))}


def declarations(query: str) -> str:
    """The same as SPARQL declares them, to be put before the query."""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in undeclared(query).items())

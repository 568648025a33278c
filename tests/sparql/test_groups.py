"""The triples that stand in a group itself, beside whatever else is in it."""

from __future__ import annotations

import pytest

from lskg.sparql.lexer import closings, tokens
from lskg.sparql.patterns import Group, read_group


def read(text: str) -> Group | None:
    found = tokens(text)
    return read_group(text, found, 0, closings(found))


@pytest.mark.parametrize(
    ("text", "blocks", "others"),
    [
        ("{ }", [], set()),
        ("{ ?s ?p ?o }", ["?s ?p ?o"], set()),
        ("{ ?s ?p ?o . FILTER(?o > 1) . ?a ?b ?c . }", ["?s ?p ?o", "?a ?b ?c"], {"FILTER"}),
        ("{ ?s ?p ?o FILTER REGEX(?o, '}') ?a ?b ?c }", ["?s ?p ?o", "?a ?b ?c"], {"FILTER"}),
        ("{ ?s ?p ?o FILTER NOT EXISTS { ?x ?y ?z } }", ["?s ?p ?o"], {"FILTER"}),
        ("{ VALUES (?s ?p) { (1 2) (3 4) } ?s ?p ?o }", ["?s ?p ?o"], {"VALUES"}),
        ("{ VALUES ?s { 1 } ?s ?p ?o }", ["?s ?p ?o"], {"VALUES"}),
        ("{ { ?a ?b ?c } UNION { ?d ?e ?f } ?s ?p ?o }", ["?s ?p ?o"], {"{", "UNION"}),
        ("{ ?s ?p ?o BIND(1 AS ?x) OPTIONAL { ?a ?b ?c } }", ["?s ?p ?o"], {"BIND", "OPTIONAL"}),
        ("{ ?s (ex:p|ex:q)/ex:r ?o MINUS { ?a ?b ?c } }", ["?s (ex:p|ex:q)/ex:r ?o"], {"MINUS"}),
        ("{ ?s a ex:C ; ex:p ?o }", ["?s a ex:C|?s ex:p ?o"], set()),
    ],
)
def test_a_group_has_its_own_triples(text: str, blocks: list[str], others: set[str]) -> None:
    group = read(text)
    assert group is not None
    assert ["|".join(triple.text for triple in block.triples) for block in group.blocks] == blocks
    assert group.others == others
    assert group.is_whole
    for block in group.blocks:
        assert text[block.start : block.end].startswith(block.triples[0].subject)


def test_triples_with_blank_nodes_are_left_out() -> None:
    group = read("{ ?s ?p [ ?q ?r ] OPTIONAL { } ?a ?b ?c }")
    assert group is not None
    assert [block.triples[0].text for block in group.blocks] == ["?a ?b ?c"]
    assert group.variables == {"a", "b", "c"}
    assert not group.is_whole


def test_a_sub_select_is_no_group() -> None:
    assert read("{ SELECT ?s { ?s ?p ?o } }") is None

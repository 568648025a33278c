"""A query as it is read: its brackets, its groups and their elements, and edits of it."""

from __future__ import annotations

import pytest

from lskg.sparql.lexer import Kind
from lskg.sparql.syntax_tree import TRIPLES, Group, Query


def read(text: str) -> Group | None:
    return next(iter(Query(text).groups), None)


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
        ("{ { ?a ?b ?c } UNION { ?d ?e ?f } ?s ?p ?o }", ["?s ?p ?o"], {"UNION"}),
        ("{ ?s ?p ?o BIND(1 AS ?x) OPTIONAL { ?a ?b ?c } }", ["?s ?p ?o"], {"BIND", "OPTIONAL"}),
        ("{ ?s (ex:p|ex:q)/ex:r ?o MINUS { ?a ?b ?c } }", ["?s (ex:p|ex:q)/ex:r ?o"], {"MINUS"}),
        ("{ ?s a ex:C ; ex:p ?o }", ["?s a ex:C|?s ex:p ?o"], set()),
    ],
)
def test_a_group_has_its_own_triples(text: str, blocks: list[str], others: set[str]) -> None:
    query = Query(text)
    group = query.groups[0]
    found = [each for each in group.elements if each.kind == TRIPLES]
    assert ["|".join(triple.text for triple in each.triples) for each in found] == blocks
    assert group.others == others
    assert group.is_whole
    for each in found:
        assert query.text_of(each.first, each.end).startswith(each.triples[0].subject)


def test_triples_with_blank_nodes_are_left_out() -> None:
    group = read("{ ?s ?p [ ?q ?r ] OPTIONAL { } ?a ?b ?c }")
    assert group is not None
    assert [each.text for each in group.triples] == ["?a ?b ?c"]
    assert group.variables == {"a", "b", "c"}
    assert not group.is_whole


@pytest.mark.parametrize(
    "text",
    [
        "{ SELECT ?s WHERE ",
        "CONSTRUCT { ?s ?p ?o . ?o ?q ?r } ",
        "VALUES ?s { <urn:a> <urn:b> <urn:c> }",
        "VALUES (?s ?p) { }",
        "{ ?s ?p ?o {| ?q ?r |} }",
        "{ ?s ?p ?o LATERAL { } }".replace("{ }", ""),
    ],
)
def test_what_is_no_group_or_not_known_is_not_read(text: str) -> None:
    assert read(text) is None


def test_groups_of_exists_are_known() -> None:
    query = Query("ASK { FILTER NOT EXISTS { ?s ?p ?o OPTIONAL { ?a ?b ?c } } { ?s ?p ?o } }")
    assert [each.in_exists for each in query.groups] == [False, True, True, False]


def test_brackets_that_nothing_closes() -> None:
    assert Query("{ ( ) } }").closings == {1: 2, 0: 3}
    query = Query("PREFIX a: <x> ASK { ( _:b '}' ) }")
    assert [each.kind for each in query.tokens][:4] == [
        *(Kind.WORD, Kind.PREFIXED, Kind.IRI, Kind.WORD)
    ]
    assert query.closings == {5: 8, 4: 9}


@pytest.mark.parametrize(
    ("text", "form", "prologue"),
    [
        ("PREFIX select: <urn:x:> ASK {}", "ASK", "PREFIX select: <urn:x:> "),
        ("# SELECT\ndescribe <urn:ask>", "DESCRIBE", "# SELECT\n"),
        ("BASE <urn:x> CONSTRUCT { } { SELECT * { } }", "CONSTRUCT", "BASE <urn:x> "),
        ("no query", "", ""),
        ("", "", ""),
    ],
)
def test_form_and_prologue(text: str, form: str, prologue: str) -> None:
    assert (Query(text).form, Query(text).prologue) == (form, prologue)


def test_an_edit_that_changes_nothing_leaves_the_query() -> None:
    query = Query("ASK { }")
    assert query.edited([(0, 3, "ASK")]) is query

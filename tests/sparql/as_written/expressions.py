"""Random expressions and conditions, of which many are errors."""

from __future__ import annotations

from collections.abc import Sequence

from tests.sparql.as_written.words import Words, Writer, both

_CONSTANTS = [
    "0", "1", "2", "-1", "+2", "1.0", "1.50", ".5", "1e0", "2.5E-1", "true", "false", '"x"', '"1"',
    '"x"@vi', '"X"@en-GB', '"2024-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
    '"01"^^<http://www.w3.org/2001/XMLSchema#integer>', '""',
]  # fmt: skip
_UNARY = [
    "STR ( {} )", "LANG ( {} )", "DATATYPE ( {} )", "STRLEN ( {} )", "UCASE ( STR ( {} ) )",
    "ABS ( {} )", "- {}", "! {}", "IRI ( {} )", "ROUND ( {} )", "YEAR ( {} )", "MD5 ( {} )",
    "<http://www.w3.org/2001/XMLSchema#integer> ( {} )", "STRDT ( {} , <urn:d> )",
    "STRLANG ( {} , 'vi' )", "SUBSTR ( STR ( {} ) , 2 )", "COALESCE ( 1 / 0 , {} )",
]  # fmt: skip
_BINARY = [
    "{} + {}", "{} - {}", "{} * {}", "{} / {}", "CONCAT ( {} , {} )", "COALESCE ( {} , {} )",
    "IF ( {} , {} , 1 )", "STRBEFORE ( {} , {} )",
]  # fmt: skip
_TESTS = [
    "BOUND ( {0} )", "! BOUND ( {0} )", "ISIRI ( {0} )", "ISLITERAL ( {0} )", "ISNUMERIC ( {0} )",
    "LANGMATCHES ( LANG ( {0} ) , '*' )", "REGEX ( STR ( {0} ) , '[0-4]' )", "ISBLANK ( {0} )",
    "CONTAINS ( STR ( {0} ) , '1' )",
]  # fmt: skip


def expression(writer: Writer, known: Sequence[str], depth: int = 0) -> Words:
    """An expression of any type."""
    random = writer.random
    chance = random.random()
    if depth > 2 or chance < 0.4:
        return _atom(writer, known)
    if chance < 0.65:
        form = random.choice(_UNARY)
        inside = expression(writer, known, depth + 1)
        if form[0] in "-!":
            inside = both("( {} )", inside)
        return both(form, inside)
    if chance < 0.85:
        form = random.choice(_BINARY)
        pair = [expression(writer, known, depth + 1) for _ in range(2)]
        return both(f"( {form} )", *pair)
    return both("( {} )", condition(writer, known, depth + 1))


def condition(writer: Writer, known: Sequence[str], depth: int = 0) -> Words:
    """An expression that is mostly a truth value."""
    random = writer.random
    chance = random.random()
    if chance < 0.35:
        name = random.choice([*known, *known, "?a", "?b", "?g"])
        return both(random.choice(_TESTS), Words(name, name))
    pair = [expression(writer, known, depth + 1) for _ in range(2)]
    if chance < 0.75:
        return both(f"{{}} {random.choice(['=', '!=', '<', '>', '<=', '>='])} {{}}", *pair)
    if chance < 0.85 and depth < 2:
        conditions = [condition(writer, known, depth + 1) for _ in range(2)]
        return both(f"( {{}} ) {random.choice(['&&', '||'])} ( {{}} )", *conditions)
    if chance < 0.95:
        return both(random.choice(["{} IN ( {} , 1 )", "{} NOT IN ( {} , 1 )"]), *pair)
    return both("SAMETERM ( {} , {} )", *pair)


def _atom(writer: Writer, known: Sequence[str]) -> Words:
    random = writer.random
    if random.random() < 0.6:
        name = random.choice([*known, *known, "?a", "?b", "?c", "?g"])
        return Words(name, name)
    if random.random() < 0.5:
        return writer.term(random.choice(_CONSTANTS))
    verb = random.choice(writer.vocabulary.verbs)
    return writer.term(random.choice(writer.vocabulary.values[verb]))

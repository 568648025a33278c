"""Random triples: lists, blank nodes, collections and paths."""

from __future__ import annotations

from collections.abc import Sequence

from tests.sparql.as_written.words import COPY, Words, Writer, both, joined

#: Stands between the steps of a path, as long as it is not put together.
_SEPARATOR = " / "
VARIABLES = ["?a", "?b", "?c", "?d", "?k", "?m"]
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def triples(writer: Writer, known: list[str]) -> Words:
    """A block of triples, connected to what is known where the graph is large."""
    random = writer.random
    if random.random() < 0.12:
        return _with_blank_nodes(writer, known)
    if writer.may_hide and random.random() < 0.06:
        return _paths_of_blank_nodes(writer, known)
    lines: list[tuple[Words, list[tuple[Words, Sequence[str], Words]]]] = []
    for _ in range(random.choices(range(1, 5), [6, 4, 1, 1])[0]):
        subject = _subject(writer, known)
        count = random.choices([1, 2, 3], [8, 2, 1])[0]
        lines.append((subject, [_verb_and_value(writer, subject, known) for _ in range(count)]))
    text = " . ".join(
        f"{subject.text} "
        + f" {random.choice([';', ';', '; ;'])} ".join(f"{v.text} {o.text}" for v, _, o in rest)
        + random.choices(["", " ;"], [9, 1])[0]
        for subject, rest in lines
    )
    right = [
        _right(subject.right, branches, value.right)
        for subject, rest in lines
        for _, branches, value in rest
    ]
    return Words(text, " ".join(right))


def anchor(writer: Writer, known: list[str]) -> Words:
    """A triple with few rows: a property of a thing, or the things with a value."""
    random = writer.random
    verb = random.choice(writer.vocabulary.verbs)
    # A name that groups beside it may have, too, would mostly leave no row.
    name = random.choice(VARIABLES) if random.random() < 0.4 else writer.fresh("?n")
    known.append(name)
    variable = Words(name, name)
    words = writer.iri(verb)
    if random.random() < 0.5:
        subject = writer.iri(random.choice(writer.vocabulary.subjects[verb]))
        writer.met(subject, verb, variable)
        return joined(" ", [subject, words, variable, Words("", ".")])
    value = writer.term(random.choice(writer.vocabulary.values[verb]))
    writer.met(variable, verb, value)
    return joined(" ", [variable, words, value, Words("", ".")])


def _right(subject: str, branches: Sequence[str], value: str) -> str:
    branches = [each.replace(_SEPARATOR, "/") for each in branches]
    if len(branches) == 1:
        return f"{subject} {branches[0]} {value} ."
    return " UNION ".join(f"{{ {subject} {each} {value} }}" for each in branches)


def _verb_and_value(
    writer: Writer, subject: Words, known: list[str]
) -> tuple[Words, Sequence[str], Words]:
    random = writer.random
    verbs = writer.vocabulary.verbs
    verb = writer.verb(subject)
    chance = random.random()
    if chance < 0.06:
        variable = random.choice(["?v", *VARIABLES])
        known.append(variable)
        return Words(variable, variable), [variable], _value(writer, verb, known)
    if chance < 0.25:
        text, branches = path(writer, 0, [verb])
        return Words(text, ""), branches, _value(writer, verb, known)
    if chance < 0.4 and TYPE in verbs:
        return Words("a", ""), [f"<{TYPE}>"], _value(writer, TYPE, known)
    if chance < 0.45:
        words = writer.iri(verb)
        values = [_value(writer, verb, known) for _ in range(2)]
        return words, [words.right], joined(" , ", values)
    words = writer.iri(verb)
    value = _value(writer, verb, known)
    writer.met(subject, verb, value)
    return words, [words.right], value


def _subject(writer: Writer, known: list[str]) -> Words:
    random = writer.random
    is_small = writer.vocabulary.is_small
    if random.random() < (0.12 if is_small else 0.04):
        verb = random.choice(writer.vocabulary.verbs)
        return writer.iri(random.choice(writer.vocabulary.subjects[verb]))
    return _variable(writer, known, 0.6 if is_small else 0.97)


def _value(writer: Writer, verb: str, known: list[str]) -> Words:
    random = writer.random
    is_small = writer.vocabulary.is_small
    if random.random() < (0.5 if verb == TYPE else 0.15) * (1 if is_small else 0.4):
        return writer.term(random.choice(writer.vocabulary.values[verb]))
    return _variable(writer, known, 0.15 if is_small else 0.06)


def _variable(writer: Writer, known: list[str], again: float) -> Words:
    random = writer.random
    if known and random.random() < again:
        name = random.choice(known)
    else:
        others = [each for each in VARIABLES if each not in known]
        name = random.choice(others or VARIABLES)
    known.append(name)
    return Words(name, name)


def _with_blank_nodes(writer: Writer, known: list[str]) -> Words:
    """Triples with blank nodes, without alternatives in paths."""
    random = writer.random
    verbs = [writer.iri(random.choice(writer.vocabulary.verbs)) for _ in range(2)]
    value = _variable(writer, known, 0.5)
    subject = _variable(writer, known, 0.8)
    label = writer.fresh("_:b")
    blank = Words(label, f"{label}{COPY}")
    forms = [
        ("{3} {0} [ ] .", 4),
        ("[ ] {0} {2} .", 4),
        ("[ {0} {2} ] .", 4),
        ("{3} {0} [ {1} {2} ] .", 4),
        ("{4} {0} {2} . {3} {1} {4} .", 5),
        ("{3} {0} ( {2} 1 ) .", 4),
        ("{3} {0} ( ) .", 4),
        ("[ {0} {2} ; {1} [ ] ] {1} {3} .", 4),
        ("{4} {0} {4} .", 5),
    ]
    made = both(random.choice(forms)[0], *verbs, value, subject, blank)
    return Words(made.text.removesuffix(" ."), made.right)


def _paths_of_blank_nodes(writer: Writer, known: list[str]) -> Words:
    """Paths from and to blank nodes, which are variables that nothing else names."""
    random = writer.random
    (first, ways), (second, others) = path(writer, 0), path(writer, 0)
    value = _variable(writer, known, 0.5)
    blank, hidden = writer.fresh("_:b"), writer.fresh("?z")
    link = writer.iri(random.choice(writer.vocabulary.verbs))
    there = _right(hidden, ways, value.right)
    if random.random() < 0.5:
        back = _right(hidden, others, hidden)
        text = f"{blank} {first} {value.text} ; {second} {blank}"
        return Words(text, f"{there} {back}")
    subject = _variable(writer, known, 0.8)
    to = f"{subject.right} {link.right} {hidden} ."
    return Words(f"{subject.text} {link.text} [ {first} {value.text} ]", f"{to} {there}")


def path(writer: Writer, depth: int, likely: Sequence[str] = ()) -> tuple[str, Sequence[str]]:
    """A path, and the paths without alternatives whose union it is.

    Args:
        likely: properties for its first step; any where there are none.
    """
    random = writer.random
    kinds = ["link"] * 6 + ["inverse"] * 3 + ["negated"] * writer.may_negate
    if depth < 3:
        kinds += ["sequence", "alternative"] * 5 + ["closure", "grouped"] * 3
    kind = random.choice(kinds)
    if kind == "negated":
        writer.used.add("negated")
        return _negated(writer)
    if kind in ("link", "inverse"):
        words = writer.iri(random.choice(likely or writer.vocabulary.verbs))
        sign = "^" if kind == "inverse" else ""
        return f"{sign}{words.text}", [f"{sign}{words.right}"]
    first, branches = path(writer, depth + 1, likely)
    if kind == "grouped":
        if random.random() < 0.5:
            return f"({first})", branches
        return f"^({first})", [_back(each) for each in branches]
    if kind == "closure":
        sign = random.choice("*+?")
        text = f"({first}){sign}"
        inside = "|".join(f"({each.replace(_SEPARATOR, '/')})" for each in branches)
        return text, [f"({inside}){sign}"]
    second, others = path(writer, depth + 1)
    if kind == "alternative":
        return f"({first}|{second})", [*branches, *others]
    return (
        f"({first})/{second}" if random.random() < 0.5 else f"({first})/({second})",
        [f"{each}{_SEPARATOR}{other}" for each in branches for other in others],
    )


def _back(branch: str) -> str:
    """The way back through the steps of a path, one by one."""
    steps = branch.split(_SEPARATOR)
    return _SEPARATOR.join(f"^({each})" for each in reversed(steps))


def _negated(writer: Writer) -> tuple[str, Sequence[str]]:
    random = writer.random
    parts = [
        (random.choice(["", "", "^"]), writer.iri(random.choice(writer.vocabulary.verbs)))
        for _ in range(random.choice([1, 2, 3]))
    ]
    text = "|".join(f"{sign}{words.text}" for sign, words in parts)
    forward = "|".join(words.right for sign, words in parts if not sign)
    backward = "|".join(f"^{words.right}" for sign, words in parts if sign)
    return f"!({text})", [f"!({each})" for each in (forward, backward) if each]

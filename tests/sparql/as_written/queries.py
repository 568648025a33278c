"""Random queries of every kind, in any punctuation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.sparql.as_written.expressions import condition, expression
from tests.sparql.as_written.patterns import VARIABLES, anchor, triples
from tests.sparql.as_written.words import COPY, Vocabulary, Words, Writer, both, copied, joined
from tests.sparql.as_written.words import scattered as scattered

_DEEPEST = 3
#: How many groups over a large graph begin with a triple that has few rows.
_ANCHORED = 0.95
_KEYS = "STR(?{0}) LANG(?{0}) STR(DATATYPE(?{0}))"


@dataclass(frozen=True, slots=True)
class RandomQuery:
    """A query and how its answer is compared.

    Attributes:
        text: as somebody may write it.
        right: what the engine alone answers as the standard says.
        unlimited: the same without LIMIT and OFFSET, where the rows have no order that says
            which these are; else the same as `right`.
        key: name of the variable by which rows are ordered first.
        default: graphs of FROM.
        named: graphs of FROM NAMED.
        is_reduced: whether rows may be there less often; with a negated property set they are as
            often as the engine happens to look for it.
        is_mutated: whether it may be no query, so that only that is compared.
    """

    text: str
    right: str
    unlimited: str
    key: str | None = None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    is_reduced: bool = False
    is_mutated: bool = False


def random_query(random: random.Random, vocabulary: Vocabulary) -> RandomQuery:
    """A query of what a vocabulary has."""
    query = _Maker(random, vocabulary).query()
    text = scattered(query.text, random)
    if random.random() < 0.04:
        return replace(query, text=_mutated(text, random), is_mutated=True)
    return replace(query, text=text)


def _mutated(text: str, random: random.Random) -> str:
    words = text.split(" ")
    at = random.randrange(len(words))
    words[at] = random.choice(["", ".", ". .", "}", f"{words[at]} {words[at]}", "\\u0041", "("])
    return " ".join(words)


class _Maker:
    def __init__(self, random: random.Random, vocabulary: Vocabulary) -> None:
        self._random = random
        self._vocabulary = vocabulary
        self._may_star = random.random() < 0.5
        self._writer = Writer(
            random, vocabulary, may_hide=not self._may_star, may_negate=random.random() < 0.1
        )
        self._graphs: Sequence[str] = vocabulary.graphs
        self._has_graphs = random.random() < 0.2

    def query(self) -> RandomQuery:
        """A query of any form."""
        head = self._head()
        dataset, default, named = self._dataset()
        if default or named:
            self._graphs = named
        form = self._random.choices(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"], [16, 2, 2, 1])[0]
        group = self._group(0, [])
        where = self._random.choice(["WHERE ", ""])
        made = {
            "SELECT": self._select,
            "ASK": lambda *parts: self._simple("ASK", "ASK", *parts),
            "CONSTRUCT": self._construct,
            "DESCRIBE": self._describe,
        }[form](group, dataset, where)
        right = _plain(made.right)
        return replace(
            made,
            text=head + made.text,
            right=right,
            unlimited=_plain(made.unlimited) or right,
            default=default,
            named=named,
            is_reduced=made.is_reduced or "negated" in self._writer.used,
        )

    def _head(self) -> str:
        lines = [f"PREFIX {name}: <{iri}>" for name, iri in self._vocabulary.names.items()]
        self._random.shuffle(lines)
        namespace = next(iter(self._vocabulary.names.values()))
        if self._random.random() < 0.2:
            self._writer.base = namespace
            lines.insert(self._random.randrange(len(lines) + 1), f"BASE <{namespace}>")
        return " ".join(lines) + " "

    def _dataset(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        if not self._vocabulary.graphs or self._random.random() > 0.08:
            return "", (), ()
        pick = self._random.choices
        most = 3 if self._vocabulary.is_small else 1
        default = pick(self._vocabulary.graphs, k=self._random.randrange(most + 1))
        named = pick(self._vocabulary.graphs, k=self._random.randrange(most + 1))
        clauses = [f"FROM {self._writer.iri(each).text} " for each in default]
        clauses += [f"FROM NAMED {self._writer.iri(each).text} " for each in named]
        self._random.shuffle(clauses)
        return "".join(clauses), tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named))

    def _group(self, depth: int, outside: list[str]) -> Words:
        """A group in its brackets; `outside` gets the variables that may have values in it."""
        pieces: list[tuple[bool, Words]] = []
        known: list[str] = []
        is_large = not self._vocabulary.is_small
        sizes = [9, 4, 1, 1] if is_large else [5, 4, 2, 1] if depth else [4, 5, 3, 1]
        if is_large and self._random.random() < _ANCHORED:
            pieces.append((True, anchor(self._writer, known)))
        for _ in range(self._random.choices(range(1, 5), sizes)[0]):
            if self._random.random() < 0.6:
                pieces.append((True, triples(self._writer, known)))
            else:
                pieces.append((False, self._clause(depth, known)))
        outside += known
        if not self._vocabulary.is_small and not any(is_triples for is_triples, _ in pieces):
            pieces.insert(0, (True, triples(self._writer, [])))
        return self._punctuated(pieces)

    def _punctuated(self, pieces: Sequence[tuple[bool, Words]]) -> Words:
        text: list[str] = []
        right: list[str] = []
        before = False
        for is_triples, words in pieces:
            if before and is_triples:
                text.append(".")
            text.append(words.text)
            right.append(words.right)
            before = is_triples
            if self._random.random() < 0.35:
                text.append(".")
                before = False
        return Words(f"{{ {' '.join(text)} }}", f"{{ {' '.join(right)} }}")

    def _clause(self, depth: int, known: list[str]) -> Words:
        kinds: list[tuple[int, Callable[[], Words]]] = [
            (3, lambda: self._filter(known)),
            (2, lambda: self._bind(known)),
            (1, lambda: self._values(known)),
        ]
        if depth < _DEEPEST:
            deeper = depth + 1
            kinds += [
                (4, lambda: both("OPTIONAL {}", self._group(deeper, known))),
                (1, lambda: both("MINUS {}", self._group(deeper, []))),
                (4, lambda: self._exists(deeper, known)),
                (2, lambda: self._union(deeper, known)),
                (1, lambda: self._group(deeper, known)),
                (2, lambda: self._sub_select(deeper, known)),
            ]
            if self._has_graphs and self._vocabulary.graphs:
                kinds.append((6, lambda: self._graph(deeper, known)))
        weights = [weight for weight, _ in kinds]
        return self._random.choices([make for _, make in kinds], weights)[0]()

    def _filter(self, known: list[str]) -> Words:
        words = condition(self._writer, known)
        if known and self._random.random() < 0.6:
            words = both(f"( {{}} ) || BOUND ( {self._random.choice(known)} )", words)
        return both("FILTER ( {} )", words)

    def _exists(self, depth: int, known: list[str]) -> Words:
        word = self._random.choice(["EXISTS", "NOT EXISTS", "NOT EXISTS"])
        if self._random.random() < 0.6:
            block = triples(self._writer, [*known])
            dot = self._random.choice([" .", ""])
            group = Words(f"{{ {block.text}{dot} }}", f"{{ {block.right} }}")
        else:
            group = self._group(depth, [*known])
        form = self._random.choices(
            ["FILTER {} {}", "FILTER ( {} {} )", "FILTER ( {1} || {0} {2} )"], [4, 1, 1]
        )[0]
        if "{2}" in form:
            return both(form, Words(word, word), condition(self._writer, known), group)
        return both(form, Words(word, word), group)

    def _bind(self, known: list[str]) -> Words:
        name = self._writer.fresh("?e")
        words = both("BIND ( {} AS {} )", expression(self._writer, known), Words(name, name))
        known.append(name)
        return words

    def _values(self, known: list[str]) -> Words:
        names = self._random.sample(VARIABLES, self._random.choice([1, 1, 2]))
        rows = [[self._value() for _ in names] for _ in range(self._random.choice([0, 1, 2, 2, 3]))]
        known += names
        if len(names) == 1 and self._random.random() < 0.5:
            cells = joined(" ", [cell for row in rows for cell in row])
            return both(f"VALUES {names[0]} {{{{ {{}} }}}}", cells)
        lines = joined(" ", [both("( {} )", joined(" ", row)) for row in rows])
        return both(f"VALUES ( {' '.join(names)} ) {{{{ {{}} }}}}", lines)

    def _value(self) -> Words:
        if self._random.random() < 0.2:
            return Words("UNDEF", "UNDEF")
        verb = self._random.choice(self._vocabulary.verbs)
        if self._random.random() < 0.5:
            return self._writer.iri(self._random.choice(self._vocabulary.subjects[verb]))
        return self._writer.term(self._random.choice(self._vocabulary.values[verb]))

    def _union(self, depth: int, known: list[str]) -> Words:
        count = self._random.choice([2, 2, 3])
        return joined(" UNION ", [self._group(depth, known) for _ in range(count)])

    def _graph(self, depth: int, known: list[str]) -> Words:
        if self._random.random() < 0.4:
            name = self._writer.iri(self._random.choice(self._vocabulary.graphs))
            return both("GRAPH {} {}", name, self._group(depth, known))
        variable = self._random.choice(["?g", "?g", "?h", "?a"])
        deep = depth if self._vocabulary.is_small else _DEEPEST
        group = self._group(deep, known)
        known.append(variable)
        copies = [
            f"{{ GRAPH <{graph}> {copied(group.right, at)} VALUES {variable} {{ <{graph}> }} }}"
            for at, graph in enumerate(self._graphs)
        ]
        union = " UNION ".join(copies) or f"VALUES {variable} {{ }}"
        return Words(f"GRAPH {variable} {group.text}", f"{{ {union} }}")

    def _sub_select(self, depth: int, known: list[str]) -> Words:
        inside: list[str] = []
        group = self._group(depth, inside)
        names = self._some(inside)
        distinct = self._random.choice(["", "", "DISTINCT "])
        if self._random.random() < 0.35:
            count = self._writer.fresh("?n")
            known += [count, *names[:1]]
            return both(
                f"{{{{ SELECT {' '.join(names[:1])} ( {self._aggregate(inside)} AS {count} ) {{}}"
                f" GROUP BY {' '.join(names[:1])} }}}}",
                group,
            )
        known += names
        end = ""
        if self._random.random() < 0.3:
            keys = " ".join(_KEYS.format(name[1:]) for name in names)
            end = f" ORDER BY {keys} LIMIT {self._random.randrange(6)}"
        return both(f"{{{{ SELECT {distinct}{' '.join(names)} {{}}{end} }}}}", group)

    def _some(self, known: Sequence[str]) -> list[str]:
        names = [*dict.fromkeys(known)] or ["?a"]
        return self._random.sample(names, self._random.randint(1, min(4, len(names))))

    def _aggregate(self, known: Sequence[str]) -> str:
        name = self._random.choice([*known] or ["?a"])
        every = "COUNT ( DISTINCT * )" if self._may_star else "COUNT ( * )"
        return self._random.choice(
            [
                "COUNT ( * )", every, f"COUNT ( {name} )",
                f"COUNT ( DISTINCT {name} )", f"SUM ( STRLEN ( STR ( {name} ) ) )",
                f"MIN ( STR ( {name} ) )", f"MAX ( STR ( {name} ) )",
                f"STRLEN ( GROUP_CONCAT ( STR ( {name} ) ) )", f"SUM ( {name} )",
                f"AVG ( STRLEN ( STR ( {name} ) ) )", f"COUNT ( {name} ) + 1",
            ]
        )  # fmt: skip

    def _select(self, group: Words, dataset: str, where: str) -> RandomQuery:
        names = self._some([*VARIABLES, *VARIABLES, "?g", *_named(group.text)])
        distinct = self._random.choices(["", "DISTINCT ", "REDUCED "], [8, 3, 1])[0]
        if self._random.random() < 0.2:
            return self._grouped(group, dataset, where)
        is_star = self._may_star and self._random.random() < 0.2 and not distinct
        columns = " ".join(names)
        computed = self._random.random() < 0.15 and not is_star
        if computed:
            columns += f" ( STRLEN ( STR ( {self._random.choice(names)} ) ) AS ?length )"
        shown = "*" if is_star else columns
        order, key = self._order(names if not is_star else ["?a"])
        limit = self._limit()
        text = f"SELECT {distinct}{shown} {dataset}{where}{group.text}{order}{limit}"
        right = f"SELECT {distinct}{shown} {group.right}{order}"
        is_total = order.count("DATATYPE") == len(names) and not is_star and not computed
        return RandomQuery(
            text,
            f"{right}{limit}",
            right if limit and not is_total else "",
            key,
            is_reduced="REDUCED" in distinct,
        )

    def _grouped(self, group: Words, dataset: str, where: str) -> RandomQuery:
        names = self._some([*VARIABLES, *_named(group.text)])
        keys = names[: self._random.choice([0, 1, 1, 2])]
        first, second = self._aggregate(names), self._aggregate(names)
        having = f" HAVING ( {second} > {self._random.randrange(4)} )"
        having = having if self._random.random() < 0.4 else ""
        by = f" GROUP BY {' '.join(keys)}" if keys else ""
        columns = f"{' '.join(keys)} ( {first} AS ?count ) ( {second} AS ?other )"
        limit = self._limit()
        text = f"SELECT {columns} {dataset}{where}{group.text}{by}{having}{limit}"
        right = f"SELECT {columns} {group.right}{by}{having}"
        return RandomQuery(text, right + limit, right if limit else "")

    def _order(self, names: Sequence[str]) -> tuple[str, str | None]:
        chance = self._random.random()
        if chance < 0.6:
            return "", None
        if chance < 0.75:
            return " ORDER BY " + " ".join(_KEYS.format(name[1:]) for name in names), None
        key = self._random.choice(names)
        return " ORDER BY " + self._random.choice([key, f"DESC ( {key} )", f"ASC ( {key} )"]), key

    def _limit(self) -> str:
        if self._random.random() < 0.7:
            return ""
        limit = f" LIMIT {self._random.choice([0, 1, 1, 2, 5, 10])}"
        offset = f" OFFSET {self._random.choice([0, 1, 3])}"
        return self._random.choice([limit, limit, limit + offset, offset + limit, offset])

    def _simple(self, text: str, right: str, group: Words, dataset: str, where: str) -> RandomQuery:
        return RandomQuery(f"{text} {dataset}{where}{group.text}", f"{right} {group.right}", "")

    def _construct(self, group: Words, dataset: str, where: str) -> RandomQuery:
        names = self._some([*VARIABLES, *_named(group.text)])
        verb = self._writer.iri(self._random.choice(self._vocabulary.verbs))
        form = "CONSTRUCT {{{{ {0} {{}} {1} . {1} {{}} {0} {2} }}}}"
        blank = self._random.choice(["", ". [ ] {} ?a", ". ?a {} _:t . _:t a {}"])
        blank = blank.replace("{}", "<urn:t>")
        template = both(form.format(names[0], names[-1], blank), verb, verb)
        return self._simple(template.text, template.right, group, dataset, where)

    def _describe(self, group: Words, dataset: str, where: str) -> RandomQuery:
        name = self._random.choice(VARIABLES)
        return self._simple(f"DESCRIBE {name}", f"DESCRIBE {name}", group, dataset, where)


def _plain(right: str) -> str:
    # The engine takes no gap there.
    return re.sub(r"(COALESCE|CONCAT) \(", r"\1(", right).replace(COPY, "")


def _named(text: str) -> list[str]:
    """The variables that a text gives names of their own."""
    return [word for word in text.split() if word[:2] in ("?e", "?n") and word[2:].isdigit()]

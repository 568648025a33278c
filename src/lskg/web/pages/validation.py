"""The rules that data must keep, by what they are about, in words and as SHACL."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask import Blueprint, Response, abort, render_template
from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.parameters import number, one_of, word
from lskg.web.http.responses import (
    conditional,
    data_response,
    in_format,
    page_or_rdf,
    see_other,
)
from lskg.web.language import Language, Text
from lskg.web.templating import reader_for
from lskg.web.urls import RDF_TYPES
from lskg.web.view.broken_rules import SIZE, address, by_severity, whole_rule
from lskg.web.view.findings import SEVERITIES, broken_rules, narrowed
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader, Ref

#: What a finding fills in the message of a rule.
_VARIABLE = re.compile(r"\{[?$]\w+\}")
_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in words of the reader's language and of the other one.

    Attributes:
        anchor: local name of its shape.
        shape: local name of the shape that findings name, which may have other rules too.
        severity: ``Violation``, ``Warning`` or ``Info``.
        path: the property that it is about, or None.
    """

    anchor: str
    shape: str
    severity: str
    path: Ref | None
    mine: Text
    theirs: Text


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules about the things of some classes, or with some properties."""

    anchor: str
    targets: tuple[Ref, ...]
    rules: tuple[Rule, ...]


def shape_files(index: GraphIndex) -> Blueprint:
    """The rules as SHACL, one address for both languages, and the name that leads to them."""
    blueprint = Blueprint("shape_files", __name__)

    @blueprint.get("/shapes")
    def named() -> BaseResponse:
        return see_other("/shapes", "/validation")

    @blueprint.get(f"/shapes.<any({', '.join(RDF_TYPES)}):ending>")
    def download(ending: str) -> BaseResponse:
        if not index.site.shapes:
            abort(404)
        media_type = RDF_TYPES[ending]
        return conditional(data_response(in_format(index.site.shapes, media_type), media_type))

    return blueprint


def validation_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page about the rules in one language, and about what breaks one of them."""
    blueprint = Blueprint("validation", __name__)
    has_findings = index.site.findings is not None
    broken = broken_rules(index.site.findings or ())

    @blueprint.get("/validation")
    def validation() -> BaseResponse:
        shapes = index.site.shapes
        if not shapes:
            return conditional(Response(page()))
        return page_or_rdf(page, lambda media_type: in_format(shapes, media_type))

    def page() -> str:
        reader = reader_for(index, language)
        report, rule = one_of("report", [*index.reports]), word("rule")
        at = number("page", 1)
        groups = rule_groups(reader, index.site.shapes)
        words, found = _words_of(groups), narrowed(broken, rule, report)
        told = {
            "asked": report,
            "places": {rule.shape: group.anchor for group in groups for rule in group.rules},
            "reports": () if reader.only_report else tuple(index.reports),
        }
        if rule:
            if rule not in words and rule not in {each.anchor for each in broken}:
                abort(404)
            return render_template(
                "broken_rule.html",
                **told,
                of_page={"rule": rule, "report": report, "page": at},
                rule=whole_rule(reader, words, rule, found, report, at),
                page=at,
                size=SIZE,
                page_href=lambda page: address(reader, rule, report, page),
            )
        return render_template(
            "validation.html",
            **told,
            of_page={"report": report},
            groups=groups,
            total=len({rule.anchor for group in groups for rule in group.rules}),
            broken=by_severity(reader, words, found, report) if has_findings else None,
        )

    return blueprint


def _words_of(groups: Iterable[RuleGroup]) -> dict[str, Text]:
    """What the rules of each shape say, by its local name, in the language of the reader."""
    said: dict[str, list[Text]] = defaultdict(list)
    for rule in (rule for group in groups for rule in group.rules):
        if rule.mine not in said[rule.shape]:
            said[rule.shape].append(rule.mine)
    return {
        shape: Text(" ".join(each.words for each in texts), texts[0].language)
        for shape, texts in said.items()
    }


def rule_groups(reader: Reader, shapes: str) -> tuple[RuleGroup, ...]:
    """The rules of some shapes, by what they are about, in the order of its names."""
    graph = _parsed(shapes)
    aims: dict[Node, set[Node]] = defaultdict(set)
    for target in _TARGETS:
        for shape, aim in graph.subject_objects(target):
            aims[shape].add(aim)
    holders: dict[frozenset[Node], list[Node]] = defaultdict(list)
    # The first names the group: the shape of a class, rather than a rule beside it.
    for shape in sorted(aims, key=lambda each: ((each, SH.property, None) not in graph, str(each))):
        holders[frozenset(aims[shape])].append(shape)
    groups = [
        RuleGroup(
            _local(members[0]),
            tuple(sorted((reader.ref(str(aim)) for aim in aimed), key=_words)),
            _ordered(rule for shape in members for rule in _rules(reader, graph, shape)),
        )
        for aimed, members in holders.items()
    ]
    found = [group for group in groups if group.rules]
    return tuple(sorted(found, key=lambda group: group.targets[0].text.words.lower()))


def _words(ref: Ref) -> str:
    return ref.text.words


def _ordered(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Each rule once, the gravest first."""
    return tuple(sorted(set(rules), key=lambda r: (SEVERITIES.index(r.severity), r.anchor)))


def _rules(reader: Reader, graph: Graph, shape: Node) -> Iterator[Rule]:
    """The rules of a node shape: its own, those of its parts, and those of its queries."""
    parts = [(part, part) for part in (shape, *graph.objects(shape, SH.property))]
    parts += [(part, shape) for part in graph.objects(shape, SH.sparql)]
    for part, holder in parts:
        words = {
            each.language: _VARIABLE.sub("…", str(each))
            for each in graph.objects(part, SH.message)
            if isinstance(each, Literal)
        }
        if words:
            path = graph.value(part, SH.path)
            yield Rule(
                anchor=_local(part),
                shape=_local(holder),
                severity=_local(graph.value(part, SH.severity) or SH.Violation),
                path=reader.ref(str(path)) if isinstance(path, URIRef) else None,
                mine=Text(words.get(reader.language, ""), reader.language),
                theirs=Text(words.get(reader.other, ""), reader.other),
            )


def _local(node: Node) -> str:
    return str(node).rpartition("#")[2]


@lru_cache(maxsize=1)
def _parsed(shapes: str) -> Graph:
    return Graph().parse(data=shapes, format="turtle")

"""The queries of published tables, asked of small graphs."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from lskg.engine.store import Store
from lskg.iris import Iris

QUERIES = Path(__file__).parents[2] / "queries" / "tables"
BASE = "https://w3id.org/lskg/"
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix code: <https://w3id.org/lskg/code/> .
@prefix ex: <https://example.org/> .
@prefix lskg: <https://w3id.org/lskg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:text lskg:isVersionOf <https://w3id.org/lskg/id/report/x> .
"""
EX = "https://example.org/"


def ask(name: str, turtle: str) -> list[dict[str, str]]:
    """The rows of a table over a graph, cells as text; a column without a value is left out."""
    graph = Graph().parse(data=PREFIXES + turtle, format="turtle")
    store = Store.from_graphs(Iris(BASE, "x"), {"plan": graph})
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    rows = store.select(text)
    return [{key: str(getattr(value, "value", value)) for key, value in r.items()} for r in rows]


def passage(name: str, start: int, words: str) -> str:
    return (
        f"ex:{name} lskg:startOffset {start} ; lskg:endOffset {start + len(words)} ; "
        f'lskg:exactText "{words}" ; lskg:isPassageOf ex:text .\n'
    )


def code(name: str) -> str:
    return f'ex:{name} skos:notation "{name}" .\n'


def test_a_project_has_one_row_with_its_states_and_its_own_sum() -> None:
    turtle = (
        passage("first", 10, "đường A")
        + passage("again", 50, "đường A")
        + "".join(map(code, ("road", "planned", "completed", "judged", "stated", "VND")))
        + """
        ex:road-a a lskg:Project, lskg:Initiative ;
            rdfs:label "Đường A"@vi, "Road A"@en ;
            lskg:hasProjectType ex:road ;
            lskg:concernsPlace ex:one, ex:two ;
            lskg:isPartOfInitiative ex:programme ;
            lskg:isMentionedIn ex:again, ex:first .
        ex:one rdfs:label "Xã Một"@vi . ex:two rdfs:label "Xã Hai"@vi .
        ex:now lskg:concernsThing ex:road-a ;
            lskg:hasStatus ex:planned ; lskg:hasStatusBasis ex:judged ;
            lskg:hasStatusTime <https://w3id.org/lskg/code/status-time/present> ;
            lskg:isStatedIn ex:first, ex:again .
        ex:later lskg:concernsThing ex:road-a ;
            lskg:hasStatus ex:completed ; lskg:hasStatusBasis ex:stated ;
            lskg:hasStatusTime <https://w3id.org/lskg/code/status-time/future> ;
            lskg:refersToPeriod [ lskg:isoInterval "2026/2030" ] ; lskg:isStatedIn ex:first .
        ex:whole lskg:concernsInitiative ex:road-a ; lskg:hasValue ex:v1 .
        ex:part lskg:concernsInitiative ex:road-a ;
            lskg:hasFundingSource ex:credit ; lskg:hasValue ex:v2 .
        ex:shared lskg:concernsInitiative ex:road-a, ex:other ; lskg:hasValue ex:v3 .
        ex:whole lskg:isStatedInDocument <https://w3id.org/lskg/id/report/x> .
        ex:part lskg:isStatedInDocument <https://w3id.org/lskg/id/report/x> .
        ex:shared lskg:isStatedInDocument <https://w3id.org/lskg/id/report/x> .
        ex:v1 lskg:normalizedLowerBound 9 ;
            lskg:valueText "9 đồng" ; lskg:hasNormalizedUnit ex:VND .
        ex:v2 lskg:normalizedLowerBound 4 ;
            lskg:valueText "4 đồng" ; lskg:hasNormalizedUnit ex:VND .
        ex:v3 lskg:normalizedLowerBound 5 ;
            lskg:valueText "5 đồng" ; lskg:hasNormalizedUnit ex:VND .
        """
    )
    rows = ask("projects", turtle)
    assert {row["class"] for row in rows} == {"Project", "Initiative"}
    (row,) = (each for each in rows if each["class"] == "Project")
    assert (row["kind"], row["name_en"], row["part_of"]) == ("road", "Road A", EX + "programme")
    assert row["places"].split(" | ") == [EX + "one", EX + "two"]
    assert (row["status"], row["status_basis"]) == ("planned", "judged")
    assert "status_period" not in row
    assert (row["to_be"], row["to_be_period"]) == ("completed", "2026/2030")
    assert (row["amount"], row["amount_quote"]) == ("9", "9 đồng")
    assert (row["mentions"], row["start"], row["quote"]) == ("2", "10", "đường A")
    assert row["report"] == "x"


def test_a_document_says_what_its_issuers_rest_on() -> None:
    turtle = (
        passage("first", 10, "Nghị định số 1")
        + code("decree")
        + code("computed")
        + """
        ex:decree-1 a lskg:LegalDocument, lskg:Document ;
            rdfs:label "Nghị định số 1"@vi ; lskg:documentNumber "1/NĐ-CP" ;
            lskg:hasDocumentType ex:decree ; lskg:hasIssuerBasis ex:computed ;
            lskg:isIssuedBy ex:cp, ex:qh ; dcterms:issued "2024-12-22"^^xsd:date ;
            dcterms:title "về đất đai"@vi ; lskg:isNamedWithin ex:first .
        ex:cp rdfs:label "Chính phủ"@vi . ex:qh rdfs:label "Quốc hội"@vi .
        """
    )
    (row,) = (each for each in ask("documents", turtle) if each["class"] == "LegalDocument")
    assert (row["number"], row["date"], row["type"]) == ("1/NĐ-CP", "2024-12-22", "decree")
    assert (row["issuers_vi"], row["issuer_basis"]) == ("Chính phủ | Quốc hội", "computed")
    assert (row["title_vi"], row["mentions"], row["quote"]) == ("về đất đai", "1", "Nghị định số 1")


def test_reorganizations_tell_what_is_told_from_what_is_listed() -> None:
    turtle = (
        passage("words", 10, "sáp nhập Hội A vào Hội B")
        + code("merged")
        + code("stated")
        + """
        ex:words lskg:isWithinFootnote ex:note . ex:note lskg:isAnchoredIn ex:section .
        ex:told a lskg:ToldReorganization ; rdfs:label "Sáp nhập"@vi, "Merger"@en ;
            lskg:hasReorganizationKind ex:merged ; lskg:hasPeriodBasis ex:stated ;
            lskg:changesBody ex:a1, ex:a2 ; lskg:textBefore "Hội A" ;
            lskg:resultsInBody ex:b ; lskg:textAfter "Hội B" ;
            lskg:refersToPeriod [ lskg:isoInterval "2020/2025" ] ; lskg:isStatedIn ex:words .
        ex:listed a lskg:Reorganization ; rdfs:label "Lập xã"@vi ;
            lskg:takesInUnit ex:u1 ; lskg:establishesUnit ex:u2 ;
            lskg:takesEffectOn "2025-07-01"^^xsd:date ; lskg:isOrderedBy ex:order .
        """
    )
    told, listed = ask("reorganizations", turtle)
    assert (told["scope"], told["kind"], told["period"]) == ("told", "merged", "2020/2025")
    assert (told["before"], told["after"]) == (f"{EX}a1 | {EX}a2", EX + "b")
    assert (told["before_text"], told["after_text"]) == ("Hội A", "Hội B")
    assert (told["section"], told["start"]) == (EX + "section", "10")
    assert (listed["scope"], listed["date"]) == ("listed", "2025-07-01")
    assert (listed["before"], listed["after"]) == (EX + "u1", EX + "u2")
    assert "report" not in listed


def test_a_footnote_has_its_clause_and_the_figures_in_it() -> None:
    turtle = (
        passage("whole", 90, "Gồm 3 xã")
        + passage("clause", 10, "Giảm 5 xã")
        + """
        ex:note a lskg:Footnote ; lskg:footnoteNumber 1 ; lskg:hasExtent ex:whole ;
            lskg:annotatesClause ex:clause ; lskg:annotatesFigure ex:f2, ex:f1 .
        ex:bare a lskg:Footnote ; lskg:footnoteNumber 2 ; lskg:hasExtent ex:whole .
        """
    )
    rows = {row["number"]: row for row in ask("footnotes", turtle)}
    assert (rows["1"]["clause_start"], rows["1"]["clause_end"]) == ("10", "19")
    assert (rows["1"]["clause_quote"], rows["1"]["figures"]) == ("Giảm 5 xã", f"{EX}f1 | {EX}f2")
    assert not {"clause_start", "figures"} & rows["2"].keys()


def compared(first: int, low: int, other: tuple[int, int, int], check: str = "") -> dict[str, str]:
    """The row of a target for the years up to 2030 beside one of another plan."""
    other_first, other_last, other_low = other
    turtle = (
        passage("words", 1, "x")
        + "".join(map(code, ("PERCENT", "equal", "about", "exact", "higher")))
        + f"""
        ex:target a lskg:IndicatorTarget ; lskg:orderNumber 1 ; lskg:isStatedIn ex:words ;
            lskg:hasIndicator ex:growth ; lskg:hasValue ex:mine ;
            lskg:refersToPeriod [ lskg:startYear {first} ; lskg:endYear 2030 ] .
        ex:mine lskg:hasNormalizedUnit ex:PERCENT ; lskg:hasComparator ex:equal ;
            lskg:hasPrecision ex:about ;
            lskg:normalizedLowerBound {low} ; lskg:normalizedUpperBound {low} .
        ex:other a lskg:PlanningTarget ; lskg:hasIndicator ex:growth ; lskg:hasValue ex:theirs ;
            lskg:refersToPeriod [ lskg:startYear {other_first} ; lskg:endYear {other_last} ] ;
            lskg:isSetByPlan ex:plan ; lskg:quotedText "8%"@vi .
        ex:theirs lskg:hasNormalizedUnit ex:PERCENT ; lskg:hasComparator ex:equal ;
            lskg:hasPrecision ex:exact ;
            lskg:normalizedLowerBound {other_low} ; lskg:normalizedUpperBound {other_low} .
        ex:plan lskg:isAboutPlace ex:place ; rdfs:label "Quy hoạch"@vi, "Plan"@en .
        ex:growth lskg:hasDesirableDirection ex:higher ; rdfs:label "Tăng trưởng"@vi .
        """
    )
    if check:
        verdict = f"<https://w3id.org/lskg/code/audit-verdict/{check}>"
        turtle += f"""
        ex:check lskg:comparesWith ex:other ; lskg:hasStatedFigure ex:target ;
            lskg:hasAuditVerdict {verdict} . {verdict} skos:notation "{check}" .
        """
    (row,) = ask("comparisons", turtle)
    return row


def test_a_comparison_has_the_verdict_of_its_check() -> None:
    assert compared(2030, 9, (2030, 2030, 8))["verdict"] == "higher"
    assert compared(2030, 9, (2030, 2030, 8), "undecidable")["verdict"] == "undecidable"
    assert compared(2030, 9, (2030, 2030, 8), "different-base")["verdict"] == "different-base"
    assert compared(2030, 9, (2030, 2030, 8), "consistent")["verdict"] == "equal"
    assert compared(2030, 7, (2030, 2030, 8), "differs")["verdict"] == "lower"
    assert compared(2030, 7, (2030, 2030, 8), "differs")["check"] == EX + "check"


def test_other_years_are_not_compared() -> None:
    assert compared(2026, 9, (2021, 2030, 8))["verdict"] == "other-period"
    assert compared(2026, 9, (2026, 2035, 8))["verdict"] == "other-year"


def test_a_comparison_tells_signs_and_hedges() -> None:
    row = compared(2030, 9, (2030, 2030, 8))
    assert (row["sign"], row["hedge"]) == ("equal", "about")
    assert (row["other_sign"], row["other_hedge"]) == ("equal", "exact")

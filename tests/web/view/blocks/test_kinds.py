"""Each kind of page says first what readers look for, and all else under “in the graph”."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from lskg.web.view.blocks.kinds import _FIRST, parts_of
from lskg.web.view.graph_index import packaged_rows

START = "https://w3id.org/lskg/id/"
TERMS = "https://w3id.org/lskg/ns#"
PAGES = (
    "/doc/code/theme/tourism",
    "/doc/code/theme/economy",
    "/doc/code/role/leads",
    "/doc/agency/lang-son.ubnd-tinh",
    "/doc/agency/lang-son.tinh-uy",
    "/doc/administrative-unit/186",
    "/doc/border-gate/cua-khau-huu-nghi",
    "/doc/project/cang-can-tan-thanh",
    "/doc/document/nghi-quyet-57-nq-tw",
    "/doc/plan/236-qd-ttg",
    "/doc/indicator/forest-cover",
    "/doc/period/2020-2025",
    "/doc/lang-son-xviii/footnote/4",
    "/doc/lang-son-xviii/target/16-forest-cover",
    "/doc/lang-son-xviii/limitation/10-ha-tang-du-lich-con-han",
    "/doc/lang-son-xviii/solution/1.3-day-manh-thu-hut-dau-tu",
    "/doc/lang-son-xviii/section/1-i-1.1",
    "/doc/lang-son-xviii/passage/9997-9998",
    "/doc/lang-son-xviii/figure/4717-4722",
)
#: Said in the heading of a page, or as quotations.
ELSEWHERE = re.compile(
    r"#(type|label|prefLabel|definition|isStatedIn|isDescribedIn|hasExtent|concernsPassage|"
    r"isMentionedIn|annotatesClause|translatedText)$"
)


def for_readers(html: str) -> str:
    """What a page shows before anything is opened that only the graph needs."""
    body = html.split("<main", 1)[1]
    return body.split('<details class="graph"')[0]


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def rows(client: FlaskClient, where: str) -> list[dict[str, str]]:
    """What the graph answers, without the code of the pages."""
    query = f"PREFIX lskg: <{TERMS}> SELECT * WHERE {{ {where} }}"
    answer = client.get("/sparql", query_string={"query": query, "format": "csv"})
    assert answer.status_code == 200, answer.text
    return [*csv.DictReader(io.StringIO(answer.text))]


def headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="([^"]+)"', for_readers(html))


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_words_of_the_ontology_stand_in_the_graph_alone(
    real: FlaskClient, path: str, language: str
) -> None:
    html = real.get(language + path).text
    graph = re.search(r'<details class="graph"([^>]*)>', html)
    assert graph is not None
    assert "open" not in graph[1]
    shown = for_readers(html)
    assert re.findall(r"/ontology#[a-z]\w+", shown) == []
    assert not re.search("vật mà liên kết|[Hh]as indicator|link object|has link", words(shown))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_that_the_graph_says_is_lost(real: FlaskClient, path: str) -> None:
    html = real.get(path).text
    iri = path.removeprefix("/doc/")
    thing = (
        f"https://w3id.org/lskg/code/{iri.removeprefix('code/')}"
        if iri.startswith("code/")
        else START + iri
    )
    inside = html.split('<details class="graph"')[1]
    for where in (f"<{thing}> ?property ?value", f"?value ?property <{thing}>"):
        for row in rows(real, where):
            name = row["property"].removeprefix(TERMS)
            if name != row["property"] and not ELSEWHERE.search(row["property"]):
                assert f"/ontology#{name}" in inside, name


@pytest.mark.parametrize("path", PAGES)
def test_no_place_of_a_page_has_the_name_of_another(real: FlaskClient, path: str) -> None:
    names = re.findall(r'\sid="([^"]+)"', real.get(path).text)
    assert sorted(names) == sorted({*names})


@pytest.mark.parametrize("path", [each for each in PAGES if "theme" not in each])
def test_no_sentence_is_quoted_twice(real: FlaskClient, path: str) -> None:
    quoted = re.findall(
        r'<blockquote lang="vi">(.*?)</blockquote>', for_readers(real.get(path).text), re.DOTALL
    )
    told = [words(each) for each in quoted]
    assert len(told) == len(set(told))


def test_a_theme_tells_what_is_aimed_at_reached_and_to_be_done(real: FlaskClient) -> None:
    html = real.get("/doc/code/theme/tourism").text
    order = ["targets", "aims", "reached", "figures", "ways", "bodies", "limitations"]
    assert headings(html) == order
    table = html.split('id="targets"')[1].split("</table>")[0]
    theme = "<https://w3id.org/lskg/code/theme/tourism>"
    targets = rows(real, f"?thing a lskg:IndicatorTarget ; lskg:hasTheme {theme}")
    assert len(targets) == 2
    for row in targets:
        assert row["thing"].removeprefix(START) in table
    said = words(for_readers(html))
    for kind in ("PolicyMeasure", "Limitation", "StrategicBreakthrough"):
        found = rows(
            real, f"?thing a lskg:{kind} ; lskg:hasTheme {theme} ; lskg:statementText ?words"
        )
        assert found
        for row in found:
            assert " ".join(row["words"].split())[:300] in said, row


def test_a_theme_lists_the_projects_that_its_measures_name(real: FlaskClient) -> None:
    html = real.get("/doc/code/theme/transport").text
    block = html.split('id="projects"')[1].split("</section>")[0]
    assert "/doc/project/cang-can-tan-thanh" in block
    assert "/doc/lang-son-xviii/measure/1.4-" in block


def test_a_broader_theme_has_the_targets_of_those_below(real: FlaskClient) -> None:
    html = real.get("/doc/code/theme/economy").text
    table = html.split('id="targets"')[1].split("</table>")[0]
    assert "target/4-tourism-revenue" in table
    assert 'id="below"' in html


@pytest.mark.parametrize("body", ["lang-son.ubnd-tinh", "lang-son.tinh-uy", "bo-chinh-tri"])
def test_a_body_shows_its_duties_first_and_whole(real: FlaskClient, body: str) -> None:
    html = real.get(f"/doc/agency/{body}").text
    assert headings(html)[0] in ("duties", "done")
    duties = for_readers(html).split("<h2 ")[1:3]
    told = words(" ".join(duties))
    found = rows(
        real,
        f"?duty lskg:isResponsibilityOf <{START}agency/{body}> ;"
        " lskg:isStatedIn/lskg:exactText ?words",
    )
    assert found
    for row in found:
        assert row["duty"].removeprefix(START) in "".join(duties)
        assert " ".join(row["words"].split())[:200].rstrip() in told.replace(" .", ".").replace(
            " ,", ","
        )


def test_a_gate_tells_what_is_planned_its_projects_and_leads_to_the_map(real: FlaskClient) -> None:
    html = real.get("/doc/border-gate/cua-khau-huu-nghi").text
    assert {"statuses", "planned", "projects"} <= {*headings(html)}
    shown = for_readers(html)
    assert 'href="/map"' in shown
    assert "cửa khẩu quốc tế" in words(shown.split('class="statements facts"')[1].split("</dl>")[0])
    planned = shown.split('id="planned"')[1].split("</section>")[0]
    assert "cửa khẩu kiểu mẫu" in words(planned)
    assert "/doc/lang-son-xviii/measure/" in planned


def test_a_note_has_its_words_and_the_clause_that_bears_its_mark(real: FlaskClient) -> None:
    html = real.get("/doc/lang-son-xviii/footnote/4").text
    assert headings(html)[:2] == ["words", "annotated"]
    note, clause = for_readers(html).split("<h2 ")[1:3]
    assert "12/15 ngân hàng thương mại" in words(note)
    assert "</mark><sup>4</sup>" in clause
    assert "thanh toán biên mậu" in words(clause)


def test_a_target_says_where_another_source_differs_and_that_nobody_is_named(
    real: FlaskClient,
) -> None:
    for path in ("/doc/lang-son-xviii/target/16-forest-cover", "/doc/indicator/forest-cover"):
        shown = for_readers(real.get(path).text)
        value = shown.split('id="targets"')[1].split('class="value"')[1].split("</td>")[0]
        assert 'class="differs"' in value
        assert "67%" in value
        assert "67%" in words(shown.split('id="checks"')[1].split("</section>")[0])
    facts = words(
        real.get("/en/doc/lang-son-xviii/target/16-forest-cover")
        .text.split('class="statements facts"')[1]
        .split("</dl>")[0]
    )
    assert "Who is responsible not stated" in facts


def test_a_limitation_tells_its_causes_and_what_is_to_be_done(real: FlaskClient) -> None:
    path = "/en/doc/lang-son-xviii/limitation/10-ha-tang-du-lich-con-han"
    html = real.get(path).text
    assert headings(html)[:3] == ["words", "remedies", "causes"]
    ways = html.split('id="remedies"')[1].split("</section>")[0]
    assert "an editor does" in ways
    assert ways.count("<li>") == 6


def test_each_heading_has_a_place_of_its_own() -> None:
    relations = [*packaged_rows("view/blocks/relations.csv")]
    by_anchor = {(row["anchor"], row["vi"], row["en"]) for row in relations}
    assert len(by_anchor) == len({row["anchor"] for row in relations})
    assert len(by_anchor) == len({row["en"] for row in relations})
    assert len({(row["property"], row["way"]) for row in relations}) == len(relations)


def test_tables_of_headings_name_properties_that_there_are(client: FlaskClient) -> None:
    ontology = client.get("/ontology.ttl").text
    for name in ("relations", "facts"):
        for row in packaged_rows(f"view/blocks/{name}.csv"):
            declared = re.search(rf"(lskg:|ns#){row['property']}>?\s", ontology)
            assert declared or row["property"] in ("title", "issued"), row


def test_every_kind_of_page_has_every_part() -> None:
    parts = {*parts_of("")}
    for kind in (*_FIRST, "concept"):
        assert {*parts_of(kind)} == parts
        assert len(parts_of(kind)) == len(parts)


def test_the_report_of_each_statement_is_told_where_there_are_several(corpus: FlaskClient) -> None:
    html = for_readers(corpus.get("/doc/indicator/grdp-growth").text)
    for key in ("an-hai-xx", "lang-son-xviii"):
        assert f"/reports/{key}" in html

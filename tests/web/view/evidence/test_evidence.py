"""The values of every indicator of the real graph: chart, table, file and text tell the same."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.language import LANGUAGES, Language
from lskg.web.templating import reader_for
from lskg.web.urls import TERMS
from lskg.web.view.evidence.chart import chart_of
from lskg.web.view.evidence.points import Counting, Evidence, Form, Source, evidence_of
from lskg.web.view.evidence.shown import csv_of, lines_of
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader
from lskg.web.view.release import Site


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(
    request: pytest.FixtureRequest, project_release: Path, project_store: Store
) -> Iterator[Reader]:
    language: Language = request.param
    endpoint, site = InProcess(project_store), Site.open(project_release)
    index = GraphIndex(GraphConnection(endpoint), site)
    path = "/en/" if language == "en" else "/"
    with create_app(endpoint, site).test_request_context(path):
        yield reader_for(index, language)


@pytest.fixture(scope="module")
def every(reader: Reader) -> dict[str, Evidence]:
    """What is known of each indicator, by the end of its IRI."""
    indicators = [
        iri for iri, classes in reader.index.classes.items() if f"{TERMS}Indicator" in classes
    ]
    return {iri.rpartition("/")[2]: evidence_of(reader, iri) for iri in indicators}


def test_every_statement_is_a_point_once(every: dict[str, Evidence], project_store: Store) -> None:
    rows = project_store.rows(
        "PREFIX lskg: <https://w3id.org/lskg/ns#> SELECT DISTINCT ?statement ?indicator WHERE { "
        "?statement lskg:hasIndicator ?indicator ; lskg:hasValue ?value ; "
        "lskg:hasFigureStatus ?status }"
    )
    wanted = Counter((row["statement"], row["indicator"].rpartition("/")[2]) for row in rows)
    found = Counter(
        (point.statement.iri, name) for name, each in every.items() for point in each.points
    )
    assert found == wanted
    assert set(found.values()) == {1}


def test_one_axis_holds_what_is_alike(every: dict[str, Evidence]) -> None:
    for name, evidence in every.items():
        for panel in evidence.panels:
            assert len(panel.points) > 1, name
            assert len({each.value.unit for each in panel.points}) == 1, name
            assert len({each.counting for each in panel.points}) == 1, name
            assert len({each.place for each in panel.points}) == 1, name
            assert Counting.CHANGE not in {each.counting for each in panel.points}, name
            alike = {each.parts if panel.form == Form.YEARS else each.iso for each in panel.points}
            assert len(alike) == 1, name


def test_no_value_is_drawn_twice_and_none_that_could_be_is_left_out(
    every: dict[str, Evidence],
) -> None:
    for evidence in every.values():
        drawn = [each.statement.iri for panel in evidence.panels for each in panel.points]
        assert len(drawn) == len(set(drawn))
    with_several = [each for each in every.values() if len(each.points) > 1]
    assert len([each for each in with_several if each.panels]) >= 120


def test_chart_table_file_and_text_agree_to_the_digit(
    reader: Reader, every: dict[str, Evidence]
) -> None:
    for name, evidence in every.items():
        lines = lines_of(evidence)
        rows = list(csv.DictReader(io.StringIO(csv_of(lines))))
        assert [row["value"] for row in rows] == [line.point.said.words for line in lines], name
        for line, row in zip(lines, rows, strict=True):
            for end in ("low", "high"):
                known = getattr(line.point, end)
                assert (Decimal(row[end]) if row[end] else None) == known, name
            assert row["chart"] == str(evidence.panel_of(line.point) or "")
        for number, panel in enumerate(evidence.panels, 1):
            chart = chart_of(reader, evidence, panel)
            shown = [line.point for line in lines if line.chart == number]
            assert {each.said for each in shown} == {each.said for each in panel.points}
            assert len({each.value.exponent for each in panel.points}) >= 1
            for each in panel.points:
                assert each.said.words in chart.words, name
                # Only published values between the first and the last may be without words.
                if each.by != Source.STATISTIC:
                    for svg in (chart.wide, chart.narrow):
                        assert said_in(svg, each.said.words), (name, each.said.words)


def said_in(svg: str, words: str) -> bool:
    text = " ".join(unescape(each) for each in re.findall(r"<text[^>]*>([^<]+)</text>", svg))
    return words in text


def test_one_scale_on_one_axis(every: dict[str, Evidence], reader: Reader) -> None:
    visits = every["tourist-visits"].panels[0]
    said = [each.said.words for each in visits.points]
    unit = "triệu lượt người" if reader.language == "vi" else "million visits"
    assert all(words.endswith(unit) for words in said)
    assert said[0].startswith("1,9" if reader.language == "vi" else "1.9")


def test_history_and_plans_of_others_stand_beside_the_report(every: dict[str, Evidence]) -> None:
    visits = [(each.by, each.last, each.low) for each in every["tourist-visits"].panels[0].points]
    assert (Source.STATISTIC, 2010, Decimal(1_900_000)) in visits
    assert (Source.PLAN, 2015, Decimal(2_800_000)) in visits
    assert (Source.PLAN, 2020, Decimal(3_700_000)) in visits
    assert (Source.TARGET, 2030, Decimal(6_000_000)) in visits
    forest = [each.last for each in every["forest-cover"].panels[0].points]
    assert forest == [2011, 2012, 2013, 2014, 2015, 2025, 2030, 2030]


def test_page_has_the_chart_its_table_and_its_files(real: FlaskClient) -> None:
    for path in ("/doc/indicator/forest-cover", "/doc/lang-son-xviii/target/16-forest-cover"):
        html = real.get(path).text
        assert html.count('<svg class="evidence"') == 2, path
        table = html.split('<table class="evidence">')[1].split("</table>")[0]
        assert "67%" in table
        assert "23/KH-UBND" in html
        for address in re.findall(r'href="(/charts/[^"]+)"', html):
            assert real.get(unescape(address)).status_code == 200, address
    svg = real.get("/en/charts/indicator/forest-cover.svg")
    assert svg.content_type.startswith("image/svg+xml")
    assert "how far has it come" in svg.text
    assert "Source: " in svg.text


def test_a_target_is_told_where_another_source_differs(real: FlaskClient) -> None:
    header = real.get("/doc/lang-son-xviii/target/16-forest-cover").text.split("</header>")
    assert any("67%" in part and 'class="figure"' in part for part in header)
    compared = real.get("/en/compare").text
    assert compared.count("another source says") >= 9


def test_needs_lead_from_the_result_to_the_target(real: FlaskClient) -> None:
    html = real.get("/doc/lang-son-xviii/target/16-forest-cover").text
    assert 'class="needed"' in html
    assert "Cần để đạt chỉ tiêu: mỗi năm tăng 0,1 điểm" in html


def test_what_is_no_indicator_has_no_chart(real: FlaskClient) -> None:
    assert real.get("/charts/lang-son-xviii/section/1.svg").status_code == 404
    assert real.get("/charts/indicator/forest-cover.svg?chart=99").status_code == 404
    assert real.get("/charts/indicator/forest-cover.svg?chart=none").status_code == 400
    page = real.get("/doc/lang-son-xviii/section/1")
    assert 'class="evidence"' not in page.text


def test_what_the_words_of_a_figure_do_not_say_is_told(real: FlaskClient) -> None:
    rows = real.get("/en/doc/indicator/grdp-growth").text.split('<table class="evidence">')[1]
    headed = [row for row in rows.split("<tr>") if "from the heading" in row]
    assert headed

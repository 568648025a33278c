"""Each command does what its help says; errors are one sentence, and the published graph stays."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, SH, Graph, Literal, URIRef

from lskg.cli.main import main
from lskg.pipeline.corpus import Corpus
from lskg.pipeline.publish import publish
from lskg.project import Project

ROOT = Path(__file__).parents[2]
TABLES = sorted(path.stem for path in (ROOT / "queries" / "tables").glob("*.rq"))
#: Tables whose rows are curated, and what is computed from these; the short report has none.
CURATED = {"audit", "concepts", "figures", "numbers", "reorganizations"}
#: Tables of what only a person finds, or what the short report has none of by rule.
ADDED = {"documents", "projects", "reorganizations"}
#: Tables of what lies outside a report.
OUTSIDE = {"comparisons", "discrepancies", "links"}
#: Tables of what is inferred; what the rules alone find is not reasoned over.
INFERRED = {"inferences"}
OPTIONS = [
    pytest.param(option, id=f"{name} {option.name}")
    for name, command in main.commands.items()
    for option in command.params
    if isinstance(option, click.Option) and not option.hidden
]
BASE = "https://w3id.org/lskg/"
LSKG = (sys.executable, "-m", "lskg", "--root")
HERE = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
Run = Callable[..., Result]
Change = Callable[[str, str, str], None]


def run_in(root: Path, *arguments: str, **options: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), *arguments], **options)  # type: ignore[arg-type]


@pytest.fixture
def run(checkout: Path, hai_son_folder: Path) -> Run:
    """A function that runs a command in a checkout of the short report whose steps are done."""
    steps = checkout / "build" / "steps"
    shutil.copytree(hai_son_folder / "build" / "steps", steps, dirs_exist_ok=True)

    def invoke(*arguments: str, **options: str) -> Result:
        return run_in(checkout, *arguments, **options)

    return invoke


@pytest.fixture
def current(checkout: Path, hai_son_corpus: Corpus) -> Path:
    """The published release of the short report in its checkout."""
    return publish(hai_son_corpus, Project(checkout)).path


@pytest.fixture(scope="module")
def published(new_checkout: Callable[[], Path], hai_son_corpus: Corpus) -> Path:
    """A checkout in which the graph of the short report is published."""
    root = new_checkout()
    publish(hai_son_corpus, Project(root))
    return root


@pytest.fixture
def change(checkout: Path) -> Change:
    """A function that replaces words in a file of the checkout."""

    def replace(name: str, old: str, new: str) -> None:
        text = (checkout / name).read_text(encoding="utf-8")
        assert old in text
        (checkout / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def sentence(result: Result) -> str:
    """The one sentence with which a command fails."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: ")
    assert line.endswith(".")
    return line.removeprefix("Error: ")


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name in ("build", "check", "extract", "query", "serve", "table"):
        assert re.search(rf"^  {name} +\w", result.output, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert main.commands[name].help


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_explains_itself(option: click.Option) -> None:
    assert option.help
    assert option.help.endswith(".")


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert re.search(r"version \d+\.\d+\.\d+$", result.output.strip())


@pytest.mark.parametrize(
    "arguments",
    [
        ["paint"],
        ["--root", "/no/such/folder", "build"],
        ["build", "--base", "lskg"],
        ["build", "--base", "https://example.org"],
        ["build", "--reasoner", "pellet"],
        ["check", "--report", "pdf"],
        ["check", "/no/such/file.ttl"],
        ["table"],
        ["table", "sections", "--format", "xlsx"],
        ["query"],
        ["query", "/no/such/file.rq"],
        ["extract", "/no/such/report.txt", "--table", "sections"],
        ["extract", str(ROOT / "README.md")],
        ["serve", "--port", "99999"],
        ["serve", "--workers", "0"],
        ["serve", "--timeout", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")
    assert "Error: " in result.stderr


def test_build_publishes_and_says_so(run: Run, checkout: Path) -> None:
    result = run("build")
    assert result.exit_code == 0
    assert result.stdout == ""
    current = (checkout / "build" / "current").resolve()
    read, published = result.stderr.splitlines()
    assert re.fullmatch(
        r"hai-son-xx \(curated\): 2,459 characters, 0 figures, .*, 6 targets.*", read
    )
    assert re.fullmatch(rf"\d+ triples published in {current}\.", published)
    assert run("build").stderr == result.stderr


def test_build_with_another_base_warns_of_what_it_could_not_decide(
    run: Run, change: Change
) -> None:
    change("data/reports/hai-son-xx/hai-son.txt", "\ufffd. Năm 2020 tỷ lệ hộ nghèo là 5,1%.\n", "")
    found = run("build", "--base", "http://localhost:8000/")
    assert found.exit_code == 0
    warnings = [line for line in found.stderr.splitlines() if line.startswith("Warning: ")]
    assert len(warnings) == 2
    assert "2 footnotes but 3 places of lost marks" in warnings[0]
    assert "http://localhost:8000/id/hai-son-xx/target/" in run("table", "targets").output


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "data/reports/hai-son-xx/report.toml",
            'file = "hai-son.txt"',
            'file = "report.toml"',
            "The text has no heading",
        ),
        (
            "data/reports/hai-son-xx/report.toml",
            'file = "hai-son.txt"',
            'file = "none.txt"',
            "none.txt: No such file or directory.",
        ),
        (
            "data/reports/hai-son-xx/curation/titles.csv",
            "Kinh tế,Economy",
            "Kinh tế vũ trụ,Space economy",
            "titles.csv, row 6: the quotation “Kinh tế vũ trụ” is not in the report.",
        ),
        (
            "ontology/lskg.ttl",
            "lskg:Achievement\n    a owl:Class ;",
            "lskg:Achievement\n    a owl:Class , ;",
            "lskg.ttl, line ",
        ),
        (
            "shapes/plan.ttl",
            "sh:NodeShape ;",
            "sh:NodeShape",
            "plan.ttl, line ",
        ),
        (
            "data/catalogue/indicators.csv",
            ",PERCENT,higher,economy,",
            ",PERCENT,higher,astronomy,",
            "indicators.csv, grdp-growth: “astronomy” is not a code of the scheme theme (",
        ),
        (
            "data/catalogue/indicators.csv",
            ",PERCENT,higher,economy,",
            ",PARSEC,higher,economy,",
            "indicators.csv, grdp-growth: “PARSEC” is not a unit (",
        ),
        (
            "data/catalogue/entities.csv",
            "PartyCommittee,central",
            "PartyComittee,central",
            "entities.csv, bo-chinh-tri: “PartyComittee” is not a class of the ontology.",
        ),
        (
            "data/reports/hai-son-xx/report.toml",
            'key = "hai-son-xx"',
            "key = 20",
            "report.toml: “key” must be of type str.",
        ),
    ],
    ids=[
        "report without headings",
        "report that is not there",
        "quotation",
        "ontology",
        "shapes",
        "code",
        "unit",
        "class",
        "metadata",
    ],
)
def test_bad_input_is_one_sentence_and_the_published_graph_stays(
    run: Run, current: Path, change: Change, name: str, old: str, new: str, message: str
) -> None:
    rows = run("table", "sections").output
    change(name, old, new)
    assert message in sentence(run("build"))
    assert (current.parents[1] / "current").resolve() == current
    assert list(current.parent.iterdir()) == [current]
    assert run("table", "sections").output == rows


def test_violations_are_counted_and_the_published_graph_stays(
    run: Run, current: Path, change: Change
) -> None:
    name = "data/reports/hai-son-xx/curation/titles.csv"
    change(name, "Cải cách hành chính,Administrative reform\n", "")
    change(name, "Dựa vào Nhân dân,Rely on the People\n", "")
    error = sentence(run("build"))
    assert error.startswith("The data are not valid, so nothing is published: ")
    assert list(current.parent.iterdir()) == [current]
    count = int(re.findall(r"There are (\d+) more; `lskg check` lists them", error)[0]) + 1
    found = run("check")
    assert found.exit_code == 1
    assert found.stdout.count("\nViolation: ") == count


def test_check_of_valid_data(run: Run, checkout: Path) -> None:
    found = run("check", "--report", "ttl")
    assert found.exit_code == 0
    assert found.stderr == ""
    graph = Graph().parse(data=found.stdout, format="turtle")
    assert (None, SH.conforms, Literal(True)) in graph
    assert {path.name for path in (checkout / "build").iterdir()} == {"steps"}


def test_check_of_one_report_tells_its_findings(run: Run, change: Change) -> None:
    change("data/reports/hai-son-xx/curation/titles.csv", "Rely on the People", "")
    found = run("check", "hai-son-xx")
    assert found.exit_code == run("check").exit_code
    assert found.stdout == run("check").stdout
    refused = run("check", "hai-son")
    assert refused.exit_code == 2
    assert "“hai-son” is neither a file nor the key of a report" in refused.stderr
    assert "hai-son-xx" in refused.stderr


def test_check_of_a_file_says_how_to_mend_it(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text("<https://a.example/x> a <https://w3id.org/lskg/ns#Commune> .\n")
    found = run("check", str(mine))
    assert found.exit_code == 1
    assert found.stdout.startswith("mine.ttl: 1 triples about 1 things. Violations: ")
    assert "Cách sửa: Thêm rdfs:label" in found.stdout
    assert "To mend: Add rdfs:label" in found.stdout
    page = run("check", str(mine), "--report", "html")
    assert page.exit_code == 1
    assert page.stdout.startswith("<!doctype html>")


def test_check_of_a_file_as_turtle_is_a_report_of_shacl(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix lskg: <https://w3id.org/lskg/ns#> .\n"
        "<https://a.example/x> a lskg:Commune ; lskg:noSuchTerm 1 .\n"
    )
    found = run("check", str(mine), "--report", "ttl")
    assert found.exit_code == 1
    graph = Graph().parse(data=found.stdout, format="turtle")
    assert (None, SH.conforms, Literal(False)) in graph
    results = set(graph.subjects(RDF.type, SH.ValidationResult))
    told = run("check", str(mine)).stdout
    assert len(results) == told.count("\n   vi  ") > 2
    assert set(graph.objects(None, SH.result)) == results
    assert URIRef("https://a.example/x") in set(graph.objects(None, SH.focusNode))
    messages = " ".join(map(str, graph.objects(None, SH.resultMessage)))
    assert "noSuchTerm" in " ".join([messages, *map(str, graph.objects(None, SH.value))])
    mine.write_text("<https://a.example/x> a <https://a.example/Y> .\n")
    clean = Graph().parse(data=run("check", str(mine), "--report", "ttl").stdout, format="turtle")
    assert (None, SH.conforms, Literal(True)) in clean


def test_check_of_a_file_about_nothing_of_ours_passes(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text("<https://a.example/x> a <https://a.example/Y> .\n")
    assert run("check", str(mine)).exit_code == 0


@pytest.mark.parametrize("name", TABLES)
def test_table_as_csv_and_json(published: Path, name: str) -> None:
    text = run_in(published, "table", name)
    assert text.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(text.stdout_bytes.decode())))
    assert bool(rows) == (name not in CURATED | OUTSIDE)
    found = run_in(published, "table", name, "--format", "json")
    words = {None: "", True: "true", False: "false"}
    assert [
        {key: words.get(value, value) for key, value in row.items()}
        for row in json.loads(found.stdout, parse_int=str, parse_float=str)
    ] == rows


def test_kept_release_stays_when_others_come(checkout: Path, current: Path, run: Run) -> None:
    kept = current.resolve()
    found = run("keep", "--vi", "Bản đầu.", "--en", "First.", "--issued", "2026-01-31")
    assert found.exit_code == 0, found.output
    assert found.stderr == f"{kept} stays.\n"
    for number in range(3):
        shutil.copytree(kept, kept.with_name(str(number)))
    assert run("build", "--base", "http://localhost:8000/").exit_code == 0
    left = {path.name for path in kept.parent.iterdir()}
    assert kept.name in left
    assert len(left) == 3


def test_nothing_to_keep_before_a_build(run: Run) -> None:
    error = sentence(run("keep", "--vi", "Bản đầu.", "--en", "First."))
    assert error.endswith("/build/current holds no published graph; run `lskg build` first.")


def test_table_before_a_build(run: Run) -> None:
    for arguments in (("table", "sections"), ("query", "-"), ("serve",)):
        error = sentence(run(*arguments))
        assert error.endswith("/build/current holds no published graph; run `lskg build` first.")


def test_unknown_table_is_named_with_those_there_are(published: Path) -> None:
    assert sentence(run_in(published, "table", "planets")) == (
        f"There is no table “planets”; there are {', '.join(TABLES)}."
    )


def test_damaged_release_is_named(run: Run, current: Path) -> None:
    (current / "graph" / "hai-son-xx" / "plan.nt").write_text("<a> .", "utf-8")
    assert "plan.nt has 0 triples where" in sentence(run("table", "sections"))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("SELECT (1 AS ?n) {}", "csv", "n\r\n1\r\n"),
        ("SELECT (1 AS ?n) {}", "tsv", "?n\n1\n"),
        ("ASK {}", "csv", "true\n"),
        (
            "CONSTRUCT { <urn:a> <urn:b> 'ủy' } {}",
            "ntriples",
            '<urn:a> <urn:b> "ủy" .\n',
        ),
        ("CONSTRUCT { <urn:a> <urn:b> 'ủy' } {}", "turtle", '<urn:a> <urn:b> "ủy" .\n'),
    ],
)
def test_query_from_file_and_standard_input(
    published: Path, tmp_path: Path, text: str, kind: str, expected: str
) -> None:
    path = tmp_path / "query.rq"
    path.write_text(text, encoding="utf-8")
    for arguments, given in (((str(path),), ""), (("-",), text)):
        result = run_in(published, "query", *arguments, "--format", kind, input=given)
        assert result.exit_code == 0, result.output
        assert result.stdout_bytes.decode() == expected


def test_query_answers_in_json_and_xml(published: Path) -> None:
    text = "SELECT (COUNT(*) AS ?targets) { ?t a <https://w3id.org/lskg/ns#IndicatorTarget> }"
    found = run_in(published, "query", "-", "--format", "json", input=text)
    assert json.loads(found.stdout)["results"]["bindings"][0]["targets"]["value"] == "6"
    assert "<literal" in run_in(published, "query", "-", "--format", "xml", input=text).stdout


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("SELECT * {", "csv", "line 1, column 11"),
        ("SELECT *\nWHERE { ?s ?p }", "csv", "line 2, column 16"),
        ("DROP ALL", "csv", "DROP would change the data"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "csv", "SERVICE is refused"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "csv", "can be sent as text/turtle"),
        ("SELECT * {}", "turtle", "can be sent as application/sparql-results+json"),
    ],
)
def test_query_that_cannot_be_answered(published: Path, text: str, kind: str, message: str) -> None:
    assert message in sentence(run_in(published, "query", "-", "--format", kind, input=text))


def test_query_that_is_not_utf8(published: Path, tmp_path: Path) -> None:
    path = tmp_path / "query.rq"
    path.write_bytes(b"ASK { ?s ?p '\xff' }")
    assert sentence(run_in(published, "query", str(path))) == f"{path}: byte 13 is not UTF-8."


@pytest.mark.parametrize("name", TABLES)
def test_any_report_is_extracted_by_the_rules(
    run: Run, published: Path, checkout: Path, name: str
) -> None:
    """Any table of any report, also where nothing is published and nothing is curated."""
    report = checkout / "data" / "reports" / "hai-son-xx" / "hai-son.txt"
    found = run("extract", str(report), "--table", name)
    assert found.exit_code == 0, found.output
    columns, *rows = found.stdout.splitlines()
    assert columns == run_in(published, "table", name).stdout.splitlines()[0]
    assert bool(rows) == (name not in OUTSIDE | INFERRED | ADDED)


@pytest.mark.reference
def test_real_report_is_extracted_by_the_rules(published: Path) -> None:
    report = Project(ROOT).report().text
    found = run_in(published, "extract", str(report), "--table", "targets", "--format", "json")
    assert len(json.loads(found.stdout)) == 38


def test_extract_warns(run: Run, checkout: Path, change: Change) -> None:
    change("data/reports/hai-son-xx/hai-son.txt", "\ufffd. Năm 2020 tỷ lệ hộ nghèo là 5,1%.\n", "")
    report = checkout / "data" / "reports" / "hai-son-xx" / "hai-son.txt"
    found = run("extract", str(report), "--table", "footnotes")
    assert found.exit_code == 0
    assert "Warning: 2 footnotes but 3 places" in found.stderr


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Kính gửi Tỉnh ủy.\n".encode(), "The text has no heading"),
        (b"", "report.txt: the file holds no text."),
        ("I. KẾT QUẢ\n".encode("utf-16"), "report.txt: byte 0 is not UTF-8; save the report as"),
    ],
)
def test_text_that_is_no_report_is_refused(
    run: Run, tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert message in sentence(run("extract", str(path), "--table", "sections"))


def test_extract_of_an_unknown_table(run: Run) -> None:
    error = sentence(run("extract", str(ROOT / "README.md"), "--table", "planets"))
    assert error.startswith("There is no table “planets”; there are ")


def test_serve_says_that_its_address_is_taken(published: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [*LSKG, str(published), "serve", "--port", port, "--workers", "1"]
        found = subprocess.run(command, check=False, capture_output=True, text=True, env=HERE)
    assert found.returncode == 1
    (line,) = found.stderr.splitlines()
    assert line.startswith(f"Error: 127.0.0.1:{port} cannot be listened on: ")


def test_serve_starts_without_what_only_a_build_or_a_workbook_needs() -> None:
    script = "import sys, lskg.cli.main, lskg.web.serve, lskg.web.routes; print(*sys.modules)"
    command = [sys.executable, "-c", script]
    found = subprocess.run(command, check=True, capture_output=True, text=True, env=HERE)
    for_others = {"altair", "httpx", "numpy", "openpyxl", "owlrl", "pandas", "pyshacl"}
    assert not for_others & {*found.stdout.split()}


def test_root_is_taken_from_the_environment(published: Path) -> None:
    result = CliRunner().invoke(main, ["table", "sections"], env={"LSKG_ROOT": str(published)})
    assert result.exit_code == 0


@pytest.fixture(params=[("table", "plan"), ("query", "-")], ids=" ".join)
def closed_pipe(
    request: pytest.FixtureRequest, published: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A command that writes into a pipe which nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [*LSKG, str(published), *request.param]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE, env=HERE
    ) as process:
        os.close(writing)
        yield process


def test_broken_pipe_is_silent(closed_pipe: subprocess.Popen[bytes]) -> None:
    _, errors = closed_pipe.communicate(b"SELECT * { ?s ?p ?o }", timeout=60)
    assert errors == b""
    assert closed_pipe.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "told", "status"),
    [
        (["nosuch"], "Lỗi: Không có lệnh 'nosuch'.", 2),
        (["query"], "Lỗi: Thiếu đối số 'FILE'.", 2),
        (["query", "nowhere.rq"], "'nowhere.rq': không có tệp hay thư mục này", 2),
        (["query", "--form", "csv", "x"], "Không có tùy chọn '--form'. Có phải ý bạn là", 2),
        (["serve", "--port", "x"], "Giá trị của '--port' không hợp lệ: 'x' không phải là", 2),
        (["check", "nothing"], "“nothing” không phải là tệp, cũng không phải là khóa của", 2),
        (["extract", "README.md", "--table", "nothing"], "Không có bảng “nothing”; có", 1),
        (["audit", "nothing.txt"], "Tệp 'nothing.txt' không tồn tại.", 2),
    ],
)
def test_what_is_wrong_is_told_in_a_vietnamese_locale(
    arguments: list[str], told: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    result = CliRunner().invoke(main, ["--root", str(ROOT), *arguments])
    assert told in result.stderr
    assert result.exit_code == status
    # What POSIX says goes first.
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    english = CliRunner().invoke(main, ["--root", str(ROOT), *arguments])
    assert "Error: " in english.stderr
    assert english.exit_code == status

"""A new folder is whole or is not there; it holds the received file and all that was read."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from tests.intake.made import Pdf, Word

from lskg.errors import IntakeError
from lskg.intake.folder import new_report
from lskg.project import Project

ROOT = Path(__file__).parents[2]
PAGE = """ĐẢNG BỘ TỈNH LẠNG SƠN
BÁO CÁO CHÍNH TRỊ
trình Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2030 - 2035
I. KẾT QUẢ
Thu ngân sách của tỉnh Lạng Sơn tăng 12%.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(ROOT / "data" / "links", tmp_path / "data" / "links")
    return Project(tmp_path)


def entries(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "report.toml").read_text(encoding="utf-8"))


def saved(project: Project, name: str, data: bytes) -> Path:
    path = project.root / name
    path.write_bytes(data)
    return path


def test_a_text_is_kept_byte_for_byte_as_one_file(project: Project) -> None:
    data = PAGE.replace("\n", "\r\n").encode("utf-8-sig")
    made = new_report(project, "lang-son-xix", saved(project, "Báo cáo.TXT", data))
    assert {each.name for each in made.folder.iterdir()} == {"bao-cao.txt", "report.toml"}
    assert (made.folder / "bao-cao.txt").read_bytes() == data
    found = entries(made.folder)
    assert (found["file"], found["received_file"]) == ("bao-cao.txt", "bao-cao.txt")
    assert found == {
        **found,
        "key": "lang-son-xix",
        "title_en": (
            "Political report to the 19th Congress of the Lạng Sơn Provincial Party Organization"
        ),
        "congress": "lang-son-xix",
        "territory": "administrative-unit/20",
        "territory_vi": "tỉnh Lạng Sơn",
        "territory_en": "Lạng Sơn province",
        "province": "lang-son",
        "commune": "",
        "issuer_level": "province",
        "term_start": 2030,
        "term_end": 2035,
        "level": "rule",
    }
    assert made.missing == ()
    assert project.report("lang-son-xix").info == made.entries
    assert (made.headings, made.notes) == (1, 0)


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_another_file_is_kept_beside_its_text(
    project: Project, word: Word, pdf: Pdf, kind: str
) -> None:
    for line in PAGE.split("\n"):
        word.line(line)
    pdf.lines(PAGE)
    data = {"docx": word.data(), "pdf": pdf.data(), "txt": PAGE.encode("utf-16")}[kind]
    made = new_report(project, "x", saved(project, f"Báo cáo.{kind}", data))
    found = entries(made.folder)
    assert (made.folder / str(found["received_file"])).read_bytes() == data
    read = (made.folder / str(found["file"])).read_text(encoding="utf-8").split("\n")
    assert [line for line in read if line] == PAGE.strip().split("\n")
    assert len([*made.folder.iterdir()]) == 3


def test_what_is_missing_is_empty_with_a_word_on_what_to_fill_in(project: Project) -> None:
    made = new_report(project, "x", saved(project, "x.txt", "I. KẾT QUẢ\nĐã làm.\n".encode()))
    found = entries(made.folder)
    written = (made.folder / "report.toml").read_text(encoding="utf-8").split("\n")
    assert {name for name, _ in made.missing} >= {"title_vi", "issuer_vi", "term_start"}
    for name, what in made.missing:
        assert found[name] in {"", 0}
        at = next(at for at, line in enumerate(written) if line.startswith(f"{name} = "))
        assert written[at - 1] == f"# Not found: fill in {what}."


def test_a_ministry_misses_no_place(project: Project) -> None:
    page = "BỘ TÀI CHÍNH\nKẾ HOẠCH\nPhát triển ngành năm 2026\nI. MỤC TIÊU\nThu tăng.\n"
    made = new_report(project, "x", saved(project, "x.txt", page.encode()))
    assert [name for name, _ in made.missing] == ["title_en"]


def test_a_place_of_two_units_has_no_code(project: Project) -> None:
    page = PAGE.replace("TỈNH LẠNG SƠN", "TỈNH NAM KHÊ").replace("tỉnh Lạng Sơn", "tỉnh Nam Khê")
    made = new_report(project, "x", saved(project, "x.txt", page.encode()))
    assert entries(made.folder)["territory"] == ""
    assert [name for name, _ in made.missing] == ["territory"]


@pytest.mark.parametrize(
    ("head", "units"),
    [
        ("ĐẢNG BỘ TỈNH PHÚ HẢI\nĐẢNG ỦY XÃ MỘC THƯỢNG", ("phu-hai", "", "moc-thuong")),
        ("HUYỆN ỦY BÌNH AN", ("", "binh-an", "")),
        ("THÀNH PHỐ HUẾ\nĐẢNG BỘ THÀNH PHỐ HUẾ", ("hue", "", "")),
        ("BỘ TÀI CHÍNH", ("", "", "")),
    ],
)
def test_the_units_are_those_of_the_letterhead(
    project: Project, head: str, units: tuple[str, ...]
) -> None:
    page = f"{head}\nKẾ HOẠCH\nPhát triển kinh tế năm 2026\nI. MỤC TIÊU\nThu tăng.\n"
    info = new_report(project, "x", saved(project, "x.txt", page.encode())).entries
    assert (info.province, info.district, info.commune) == units
    assert info.kind == "plan"


@pytest.mark.parametrize("key", ["Hải Sơn", "", "..", "a/b", "a b"])
def test_a_key_that_is_none_is_refused(project: Project, key: str) -> None:
    with pytest.raises(IntakeError, match="is no key of a report"):
        new_report(project, key, saved(project, "x.txt", PAGE.encode()))
    assert not (project.root / "data" / "reports").exists()


def test_a_folder_is_never_written_over(project: Project) -> None:
    path = saved(project, "x.txt", PAGE.encode())
    folder = new_report(project, "x", path).folder
    before = {each: each.read_bytes() for each in folder.iterdir()}
    with pytest.raises(IntakeError, match="is there already"):
        new_report(project, "x", path)
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


def test_nothing_half_written_stays(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = saved(project, "x.docx", b"")
    path.write_bytes(PAGE.encode("utf-16"))
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(IntakeError, match="No space left on device"):
        new_report(project, "x", path)
    assert [*(project.root / "data" / "reports").iterdir()] == []


def test_a_refused_file_makes_no_folder(project: Project) -> None:
    with pytest.raises(IntakeError, match="no PDF that can be read"):
        new_report(project, "x", saved(project, "x.pdf", b"%PDF-1.7 broken"))
    assert not (project.root / "data" / "reports").exists()

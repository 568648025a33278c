"""The translations in `data/reports` say what the texts say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.extract.read_report import ReadReport, extract
from lskg.extract.terms import read_terms
from lskg.extract.translated_names import names_in
from lskg.project import Project, ReportFolder

ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
TRANSLATED = [each for each in PROJECT.reports if each.translation.exists()]


@pytest.mark.parametrize("folder", TRANSLATED, ids=lambda each: each.info.key)
def test_both_sides_say_the_same(folder: ReportFolder) -> None:
    report = ReadReport.of(PROJECT, folder)
    document, translation = report.document, report.translation
    assert translation.sentences
    names = names_in(extract(report.structure, report.curation, folder.info))
    terms = read_terms(PROJECT.terms)
    assert not list(translation.warnings(document, names, terms))
    differences = list(translation.differences(document, names, terms))
    assert translation.judged == {(each.span.start, each.kind) for each in differences}
    assert set(translation.shorter) <= {each.key for each in names}


@pytest.mark.parametrize("folder", TRANSLATED, ids=lambda each: each.info.key)
def test_a_shorter_name_is_needed(folder: ReportFolder) -> None:
    report = ReadReport.of(PROJECT, folder)
    document = report.document
    names = names_in(extract(report.structure, report.curation, folder.info))
    needed = {
        name.key
        for each in report.translation.sentences
        for name in names
        if each.span.contains(name.span) and not name.is_said(document, each.english)
    }
    assert set(report.translation.shorter) <= needed

"""The translations in `data/reports` say what the texts say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.extract.translation import differences, read_translation
from lskg.project import Project, ReportFolder
from lskg.text.document import Document

ROOT = Path(__file__).parents[2]
TRANSLATED = [each for each in Project(ROOT).reports if each.translation.exists()]


@pytest.mark.parametrize("folder", TRANSLATED, ids=lambda each: each.info.key)
def test_both_sides_say_the_same(folder: ReportFolder) -> None:
    document = Document.read(folder.text)
    translation = read_translation(folder.translation, document)
    assert translation.sentences
    assert not list(translation.warnings(document))
    found = {(each.span.start, each.kind) for each in differences(document, translation.sentences)}
    assert translation.judged == found

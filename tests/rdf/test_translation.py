"""The sentences of a report, and what its passages say in English."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rdflib import DCTERMS, RDF, SDO, Literal, URIRef
from tests.whole import Whole

from lskg.extract.translation import TranslatedText, read_translation
from lskg.project import Project
from lskg.text.document import Span
from lskg.text.sentences import sentences
from lskg.vocabulary import LSKG

ROOT = Path(__file__).parents[2]
ID = "https://w3id.org/lskg/id/lang-son-xviii/"


def test_each_sentence_is_a_passage(hai_son_assembly: Whole) -> None:
    graph, document = hai_son_assembly.graphs["report"], hai_son_assembly.document
    found = set(graph.subjects(RDF.type, LSKG.Sentence))
    places = {str(each).rpartition("/")[2] for each in found}
    spans = sentences(document, Span(0, len(document)))
    assert places == {f"{span.start}-{span.end}" for span in spans}
    assert found <= set(graph.subjects(RDF.type, LSKG.Passage))


def test_a_report_without_a_translation_says_nothing_in_english(hai_son_assembly: Whole) -> None:
    graph = hai_son_assembly.graphs["report"]
    assert (None, LSKG.translatedText, None) not in graph
    assert (None, RDF.type, LSKG.UnofficialTranslation) not in graph


def test_each_passage_has_its_sentences_in_english(project_assembly: Whole) -> None:
    graph = project_assembly.graphs["report"]
    (version,) = graph.subjects(RDF.type, LSKG.UnofficialTranslation)
    (original,) = graph.objects(version, SDO.translationOfWork)
    assert graph.value(version, DCTERMS.language) == Literal("en")
    passages = set(graph.subjects(LSKG.isPassageOf, original))
    said = dict(graph.subject_objects(LSKG.translatedText))
    assert passages == set(said), "each passage has words in English, and nothing else has"
    assert {each.language for each in said.values() if isinstance(each, Literal)} == {"en"}


def test_what_a_passage_says_in_english_is_whole_sentences(project_assembly: Whole) -> None:
    """Part of a sentence has all of it; all of them stand in the text that the version hashes."""
    graph, document = project_assembly.graphs["report"], project_assembly.document
    folder = Project(ROOT).report(project_assembly.info.key).translation
    translated = TranslatedText(document, read_translation(folder, document).sentences)
    (version,) = graph.subjects(RDF.type, LSKG.UnofficialTranslation)
    digest = hashlib.sha256(translated.text.encode()).hexdigest()
    assert graph.value(version, LSKG.contentHash) == Literal(digest)
    assert graph.value(version, LSKG.textLength) == Literal(len(translated.text))
    for passage, english in graph.subject_objects(LSKG.translatedText):
        assert str(english) in translated.text, passage
    start = document.text.index("64,5%")
    figure = URIRef(f"{ID}passage/{start}-{start + len('64,5%')}")
    (english,) = graph.objects(figure, LSKG.translatedText)
    assert str(english).startswith("The area of forest planted each year reached 9,468 ha;")
    assert str(english).endswith("up 1.5% compared with 2020.")

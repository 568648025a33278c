"""The flat text leads back to the document, whatever the white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lskg.text.document import Document, FlatText

TEXT = st.text(alphabet="ab \n\t–é", max_size=40)


@given(TEXT)
def test_flat_text_is_the_text_with_single_spaces(text: str) -> None:
    assert FlatText.of(Document(text)).text == " ".join(text.split())


@given(TEXT, st.integers(0, 40), st.integers(1, 40))
def test_span_of_a_stretch_holds_its_words(text: str, start: int, length: int) -> None:
    document = Document(text)
    flat = FlatText.of(document)
    words = flat.text[start : start + length].strip()
    if words:
        at = flat.text.index(words)
        span = flat.span(at, at + len(words))
        assert " ".join(document[span].split()) == words

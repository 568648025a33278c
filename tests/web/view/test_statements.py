"""The order in which what points to a thing is listed."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_passages_that_begin_together_are_listed_by_their_ends(real: FlaskClient) -> None:
    page = real.get("/doc/lang-son-xviii/footnote/11").text
    short, long = (
        "/doc/lang-son-xviii/passage/136126-136135",
        "/doc/lang-son-xviii/passage/136126-136418",
    )
    assert 0 < page.index(short) < page.index(long)

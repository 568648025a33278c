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


def test_ties_by_shared_words_are_marked_where_they_lead(real: FlaskClient) -> None:
    block = real.get("/en/doc/lang-son-xviii/target/4-tourism-revenue").text
    supports = block.split('id="incoming"')[1].split("supports target")[1].split("</ul>")[0]
    assert supports.count("<li>") == supports.count("same wording, or judged by an editor") == 4
    noted = real.get("/en/doc/lang-son-xviii/achievement/1.1-kinh-te-cua-khau-tiep-tuc").text
    notes = noted.split('id="incoming"')[1].split(">annotates<")[1].split("</ul>")[0]
    assert "<li>" in notes
    assert "judged by an editor" not in notes

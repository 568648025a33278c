"""Finished pages are kept by their whole address, and only those without parameters."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_kept_page_belongs_to_the_host_that_was_asked(client: FlaskClient) -> None:
    for host in ("one.example", "two.example"):
        html = client.get("/report", base_url=f"http://{host}").text
        assert f'href="http://{host}/report"' in html
        assert "example" not in html.replace(host, "")


def test_parameters_are_obeyed_after_a_page_was_kept(client: FlaskClient) -> None:
    assert 'id="passage"' not in client.get("/report").text
    assert 'id="passage"' in client.get("/report?at=168-225").text
    assert 'id="passage"' not in client.get("/report").text
    assert 'data-theme="dark"' in client.get("/?theme=dark").text
    assert "data-theme" not in client.get("/").text

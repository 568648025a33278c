"""Content codings, conditions and parts on every address that needs no parameter, and on files.

https://www.rfc-editor.org/rfc/rfc9110
"""

from __future__ import annotations

import gzip

import pytest
from flask import Flask
from flask.testing import FlaskClient

from lskg.web.http.compression import wanted_coding

FILES = (
    "/data/plan",
    "/data/plan.ttl",
    "/data/dataset.nq",
    "/data?default",
    "/tables/agencies.csv",
    "/tables/agencies.json",
    "/tables/agencies.csv-metadata.json",
    "/tables/datapackage.json",
    "/exports/lang-son-xviii.stratml.xml",
    "/exports/web-annotation.jsonld",
    "/static/site.css",
    "/map/places.json",
)
OTHERS = (
    "/sparql?query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+%7D",
    "/sparql?query=CONSTRUCT+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D&format=turtle",
    "/doc/lang-son-xviii/section/1",
    "/doc/lang-son-xviii/section/1.ttl",
    "/en/doc/lang-son-xviii/section/1",
)


def addresses(app: Flask) -> list[str]:
    """All that is answered to GET."""
    rules = sorted(rule.rule for rule in app.url_map.iter_rules() if not rule.arguments)
    client = app.test_client()
    found = [*dict.fromkeys((*rules, *FILES, *OTHERS))]
    answers = []
    for each in found:
        with client.get(each) as response:
            if response.status_code == 200:
                answers.append(each)
    return answers


@pytest.fixture(scope="module")
def found(app: Flask) -> list[str]:
    found = addresses(app)
    assert len(found) > 40
    assert {*FILES, *OTHERS} - {*found} == set()
    return found


@pytest.mark.parametrize(
    "accepted",
    [
        "gzip;q=0",
        "gzip;q=0, br;q=0, zstd;q=0, deflate;q=0",
        "*;q=0",
        "identity",
        "gzip;q=0.1, identity",
        "",
    ],
)
def test_what_is_not_wanted_is_not_sent(
    client: FlaskClient, found: list[str], accepted: str
) -> None:
    for address in found:
        response = client.get(address, headers={"Accept-Encoding": accepted})
        assert response.status_code == 200, address
        assert "Content-Encoding" not in response.headers, address
        response.close()


@pytest.mark.parametrize("accepted", ["gzip", "br;q=0, gzip; q=0.4", "gzip ;q=1, *;q=0", "GZIP"])
def test_what_is_wanted_is_sent(client: FlaskClient, found: list[str], accepted: str) -> None:
    compressed = 0
    for address in found:
        with client.get(address, headers={"Accept-Encoding": accepted}) as response:
            coding = response.headers.get("Content-Encoding")
            assert coding in (None, "gzip"), address
            assert coding is None or gzip.decompress(response.data), address
            compressed += coding == "gzip"
            if len(response.data) > 1000 and not (response.mimetype or "").startswith("image/png"):
                assert coding == "gzip", address
    assert compressed > 20


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip", "gzip"),
        ("br, gzip", "br"),
        ("gzip, br;q=0.5", "gzip"),
        ("gzip;q=0.5, identity;q=0.5", "gzip"),
        ("gzip;q=0.4, identity;q=0.5", None),
        ("identity;q=0, *;q=0.5", "br"),
        ("*, br;q=0", "gzip"),
        ("compress", None),
        (None, None),
    ],
)
def test_the_coding_that_is_wanted_most(header: str | None, coding: str | None) -> None:
    assert wanted_coding(header, ("br", "gzip")) == coding


def test_what_is_there_fits_any_tag(client: FlaskClient, found: list[str]) -> None:
    for address in found:
        for method in ("GET", "HEAD"):
            response = client.open(address, method=method, headers={"If-Match": "*"})
            assert response.status_code == 200, address
            response.close()
    assert client.get("/nowhere", headers={"If-Match": "*"}).status_code == 404


def test_what_has_a_tag_can_be_asked_for_by_it(client: FlaskClient, found: list[str]) -> None:
    tagged = 0
    for address in found:
        for coding in ("", "gzip", "br"):
            headers = {"Accept-Encoding": coding}
            with client.get(address, headers=headers) as response:
                tag = response.headers.get("ETag")
            if tag is None:
                continue
            tagged += 1
            for name, value, status in (
                ("If-None-Match", tag, 304),
                ("If-None-Match", "*", 304),
                ("If-None-Match", f'"x", {tag}', 304),
                ("If-None-Match", '"x"', 200),
                ("If-Match", tag, 200),
                ("If-Match", f'"x", {tag}', 200),
                ("If-Match", '"x"', 412),
            ):
                if name == "If-Match" and tag.startswith("W/"):
                    continue
                with client.get(address, headers=headers | {name: value}) as response:
                    assert response.status_code == status, (address, coding, name, value, tag)
    assert tagged > 60


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_a_file_is_sent_in_parts(client: FlaskClient, address: str, accepted: str) -> None:
    headers = {"Accept-Encoding": accepted}
    with client.get(address, headers=headers) as response:
        whole, tag = response.data, response.headers["ETag"]
        # What is compressed on its way has no parts.
        if "Content-Length" in response.headers:
            assert response.headers.get("Accept-Ranges") == "bytes" or accepted
    with client.get(address, headers={"Range": "bytes=5-14"}) as response:
        assert response.status_code == 206
        assert response.headers["Content-Range"].startswith("bytes 5-14/")
        assert len(response.data) == 10
    with client.get(address, headers=headers | {"Range": "bytes=5-14"}) as response:
        # A part is one of what the whole would have been.
        if response.status_code == 206 and response.headers.get("Content-Encoding"):
            assert response.data == whole[5:15]
    with client.get(
        address, headers=headers | {"Range": "bytes=5-14", "If-Range": '"x"'}
    ) as response:
        # What is compressed says in its first ten bytes when it was.
        assert (response.status_code, response.data[10:]) == (200, whole[10:])
    with client.get(address, headers=headers | {"Range": "bytes=5-", "If-Range": tag}) as response:
        assert response.status_code in (200, 206)
        if response.status_code == 206:
            assert response.data == whole[5:]

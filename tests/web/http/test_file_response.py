"""Files on their way: parts, conditions, gzip, and no copy in memory for slow readers."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from tests.web.http_site import served
from werkzeug.test import TestResponse

from lskg.release.files import FileWriter, ReleaseFiles
from lskg.web.http.file_response import file_response
from lskg.web.http.problems import install_faults
from lskg.web.settings import Settings

BODY = b"".join(b"line %d\n" % number for number in range(1000))
BIG = 40_000_000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("release")
    writer = FileWriter(folder)
    writer.add("dump", BODY)
    writer.add("short", b"short")
    writer.add("big", bytes(BIG))
    writer.close()
    files, app = ReleaseFiles(folder), Flask(__name__)
    install_faults(app)

    @app.get("/<name>")
    def send(name: str) -> Response:
        file = files.get(name)
        assert file
        return file_response(file, "text/plain; charset=utf-8", f"{name}.txt")

    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def get(client: FlaskClient, **headers: str) -> TestResponse:
    return client.get("/dump", headers={key.replace("_", "-"): headers[key] for key in headers})


def test_a_file_is_sent_with_what_is_known_of_it(client: FlaskClient) -> None:
    response = get(client)
    assert response.data == BODY
    assert response.headers["Content-Length"] == str(len(BODY))
    assert response.headers["ETag"] == f'"{hashlib.sha256(BODY).hexdigest()}"'
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'inline; filename="dump.txt"'
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.last_modified
    head = client.head("/dump")
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(BODY))


def test_a_download_is_resumed(client: FlaskClient) -> None:
    first = get(client, Range="bytes=0-99")
    rest = get(client, Range="bytes=100-", If_Range=first.headers["ETag"])
    assert (first.status_code, rest.status_code) == (206, 206)
    assert first.data + rest.data == BODY
    assert rest.headers["Content-Range"] == f"bytes 100-{len(BODY) - 1}/{len(BODY)}"
    assert rest.headers["Content-Length"] == str(len(BODY) - 100)
    assert get(client, Range="bytes=-5").data == BODY[-5:]


def test_a_part_of_what_has_changed_is_the_whole(client: FlaskClient) -> None:
    response = get(client, Range="bytes=100-", If_Range='"another"')
    assert (response.status_code, response.data) == (200, BODY)


@pytest.mark.parametrize("wish", ["lines=1-2", "bytes=0-1,5-6", "bytes=x", "nonsense"])
def test_a_wish_for_other_parts_is_passed_over(client: FlaskClient, wish: str) -> None:
    response = get(client, Range=wish)
    assert (response.status_code, response.data) == (200, BODY)


def test_a_part_beyond_the_end_is_refused(client: FlaskClient) -> None:
    response = get(client, Range=f"bytes={len(BODY)}-")
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(BODY)}"
    assert json.loads(response.data)["status"] == 416


def test_a_client_may_check_for_change(client: FlaskClient) -> None:
    first = get(client)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If_None_Match": tag}, {"If_Modified_Since": date}):
        again = get(client, **headers)
        assert (again.status_code, again.data) == (304, b"")
    assert get(client, If_None_Match='"another"', If_Modified_Since=date).status_code == 200
    assert get(client, If_Match='"another"').status_code == 412


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        ("gzip", True),
        ("br, gzip", True),
        ("*", True),
        ("gzip;q=0.5, identity;q=0.2", True),
        ("gzip;q=0.2, identity", False),
        ("gzip;q=0", False),
        ("br", False),
        ("identity", False),
        ("", False),
    ],
)
def test_the_gzip_form_is_for_those_who_want_it(
    client: FlaskClient, accepted: str, is_packed: bool
) -> None:
    response = get(client, Accept_Encoding=accepted)
    assert response.headers.get("Content-Encoding") == ("gzip" if is_packed else None)
    assert (gzip.decompress(response.data) if is_packed else response.data) == BODY
    assert response.headers["Content-Length"] == str(len(response.data))


def test_the_gzip_form_has_a_tag_and_parts_of_its_own(client: FlaskClient) -> None:
    whole = get(client, Accept_Encoding="gzip")
    tag = whole.headers["ETag"]
    assert tag != get(client).headers["ETag"]
    assert get(client, If_None_Match=tag).status_code == 200
    assert get(client, If_None_Match=tag, Accept_Encoding="gzip").status_code == 304
    part = get(client, Range="bytes=10-", If_Range=tag, Accept_Encoding="gzip")
    assert (part.status_code, part.data) == (206, whole.data[10:])


def test_what_is_short_is_sent_as_it_is(client: FlaskClient) -> None:
    response = client.get("/short", headers={"Accept-Encoding": "gzip"})
    assert response.data == b"short"
    assert "Content-Encoding" not in response.headers


def _resident() -> int:
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the memory of a process")
@pytest.mark.parametrize("wish", [b"", b"Range: bytes=1-\r\n"], ids=["whole", "part"])
def test_slow_readers_hold_no_copies(app: Flask, wish: bytes) -> None:
    with served(app, Settings(port=0)) as port, ExitStack() as callers:
        before = _resident()
        for _ in range(10):
            caller = callers.enter_context(closing(socket.create_connection(("127.0.0.1", port))))
            caller.sendall(b"GET /big HTTP/1.1\r\nHost: x\r\n" + wish + b"\r\n")
            assert caller.recv(12).startswith(b"HTTP/1.1 20")
        assert _resident() - before < BIG

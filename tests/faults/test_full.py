"""What is full: the disk, the table of descriptors, the disk under the log."""

from __future__ import annotations

import resource
import shutil
import socket
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.waiting import until
from tests.web.http_site import ask, lskg_process

#: They take what other tests need.
pytestmark = pytest.mark.alone

ASK = f"/sparql?{urlencode({'query': 'ASK {}'})}"
OPTIONS = ("--workers=1", "--long=1", "--per-minute=0", "--request-seconds=2")
DESCRIPTORS = 60


def write_nothing() -> None:
    """Refuse every write into a file, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def open_little() -> None:
    """Have few descriptors."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))


def test_a_full_disk_changes_no_answer(release: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with lskg_process(release.parent, *OPTIONS, log=log, begin=write_nothing) as (port, _):
        for path in (ASK, "/", "/tables/agencies.csv", "/data/plan.ttl", "/search?q=tỉnh"):
            assert ask(port, "GET", path.replace("ỉ", "%E1%BB%89")).status == 200
    assert log.read_bytes() == b""


def test_the_service_goes_on_when_descriptors_are_free_again(release: Path) -> None:
    with lskg_process(release.parent, *OPTIONS, begin=open_little) as (port, _):
        with ExitStack() as opened:
            for _ in range(2 * DESCRIPTORS):
                opened.enter_context(closing(socket.create_connection(("127.0.0.1", port))))
        assert ask(port, "GET", ASK).status == 200
        assert ask(port, "GET", "/tables/agencies.csv").status == 200


def test_a_release_that_is_removed_is_served_on_from_memory(release: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(release, tmp_path / "current")
    with lskg_process(tmp_path, *OPTIONS) as (port, _):
        shutil.rmtree(folder)
        for path in (ASK, "/", "/en/doc/lang-son-xviii/target/1-growth", "/releases/"):
            reply = ask(port, "GET", path)
            assert str(tmp_path).encode() not in reply.body
            if path != "/releases/":
                assert reply.status == 200
        reply = ask(port, "GET", "/data/plan.ttl")
        assert str(tmp_path).encode() not in reply.body
        until(lambda: ask(port, "GET", "/health").status == 200, 5.0)

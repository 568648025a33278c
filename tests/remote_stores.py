"""Real SPARQL servers for tests, empty when they start: Oxigraph and Virtuoso."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.ports import free_port

_VIRTUOSO = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 4
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 4
"""


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of an Oxigraph server: `/query` answers, `/store` is filled."""
    command = str(Path(sys.executable).parent / "oxigraph")
    port = free_port()
    arguments = [command, "serve", "--union-default-graph", "--bind", f"127.0.0.1:{port}"]
    with _running(arguments, f"http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of a Virtuoso: `/sparql` answers, `/sparql-graph-crud-auth` is filled.

    Args:
        folder: where it keeps its files.
    """
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-t is not there; install virtuoso-opensource-7")
    port = free_port()
    config = folder / "virtuoso.ini"
    config.write_text(_VIRTUOSO.format(folder=folder, sql=free_port(), port=port), "utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", str(config)]
    with _running(command, f"http://127.0.0.1:{port}", "/sparql?query=ASK%20{}") as address:
        yield address


@contextmanager
def _running(command: list[str], address: str, path: str = "/") -> Iterator[str]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(300):
            try:
                httpx.get(f"{address}{path}").raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        try:
            yield address
        finally:
            process.terminate()

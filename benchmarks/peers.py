"""The engines: each is started over a file of N-Triples and asked by HTTP."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from lskg.distributions.counts import COUNTS, DatasetCounts
from lskg.release.check import DESCRIPTION, description_text, release_digest
from lskg.release.files import THINGS, FileWriter, graph_name

BASE = "https://w3id.org/lskg/"
_BIN = Path(sys.executable).parent
_VIRTUOSO = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {data}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
ServerThreads = 8
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 600
"""


@dataclass(slots=True)
class Peer:
    """A running engine.

    Attributes:
        path: address of its endpoint, up to where the query comes.
        loaded: seconds until it answered.
        others: processes of other servers that it needs.
    """

    name: str
    port: int
    path: str
    process: subprocess.Popen[bytes]
    loaded: float = 0.0
    others: tuple[subprocess.Popen[bytes], ...] = ()

    def stop(self) -> None:
        """End it."""
        for process in (self.process, *self.others):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def memory(self) -> int:
        """Bytes that its processes take, shared ones counted once."""
        return sum(memory_of(each.pid) for each in (self.process, *self.others))


def _lskg(data: Path, port: int, folder: Path) -> Peer:
    built = release(data, folder / "lskg")
    options = ("--no-access-log", "--per-minute=0", "--cache-bytes=0", "--timeout=600")
    limits = ("--rows=100000000", "--answer-bytes=2000000000", "--memory-bytes=8000000000")
    command = [sys.executable, "-m", "lskg", "serve", str(built), "--port", str(port)]
    return Peer("lskg", port, "/sparql?query=", _run([*command, *options, *limits], folder))


def _oxigraph(data: Path, port: int, folder: Path) -> Peer:
    store = folder / "oxigraph"
    load = [str(_BIN / "oxigraph"), "load", "--location", str(store), "--file", str(data)]
    subprocess.run(load, check=True, capture_output=True)
    command = [str(_BIN / "oxigraph"), "serve-read-only", "--location", str(store)]
    bind = ["--bind", f"127.0.0.1:{port}"]
    return Peer("oxigraph serve", port, "/query?query=", _run([*command, *bind], folder))


def _before_oxigraph(data: Path, port: int, folder: Path) -> Peer:
    """Lskg without data of its own, before `oxigraph serve`."""
    behind = _oxigraph(data, port + 1, folder)
    wait_for(f"http://127.0.0.1:{port + 1}/", 600)
    return _before("lskg --store", behind, f"http://127.0.0.1:{port + 1}/query", port, folder)


def _before_virtuoso(data: Path, port: int, folder: Path) -> Peer:
    """Lskg without data of its own, before Virtuoso."""
    behind = _virtuoso(data, port + 2, folder)
    store = f"http://127.0.0.1:{port + 2}/sparql"
    return _before("lskg --store, Virtuoso", behind, store, port, folder)


def _before(name: str, behind: Peer, store: str, port: int, folder: Path) -> Peer:
    options = ("--no-access-log", "--per-minute=0", "--cache-bytes=0", "--timeout=600")
    limits = ("--rows=100000000", "--answer-bytes=2000000000")
    command = [sys.executable, "-m", "lskg", "serve", "build", "--port", str(port)]
    process = _run([*command, "--store", store, *options, *limits], folder)
    return Peer(name, port, "/sparql?query=", process, others=(behind.process,))


def _virtuoso(data: Path, port: int, folder: Path) -> Peer:
    if shutil.which("virtuoso-t") is None:
        raise TimeoutError("virtuoso-t is not there; install virtuoso-opensource-7.")
    home = folder / "virtuoso"
    home.mkdir()
    config = home / "virtuoso.ini"
    text = _VIRTUOSO.format(folder=home, data=data.parent, port=port, sql=port + 1)
    config.write_text(text, encoding="utf-8")
    process = _run(["virtuoso-t", "+foreground", "+configfile", str(config)], home)
    script = f"ld_dir('{data.parent}', '{data.name}', 'urn:bench'); rdf_loader_run(); checkpoint;"
    for _ in range(120):
        time.sleep(0.5)
        isql = ["isql-vt", f"127.0.0.1:{port + 1}", "dba", "dba", f"exec={script}"]
        if subprocess.run(isql, check=False, capture_output=True).returncode == 0:
            break
    path = "/sparql?format=application%2Fsparql-results%2Bjson&default-graph-uri=urn%3Abench&query="
    return Peer("Virtuoso", port, path, process)


def _embedded(name: str) -> Callable[[Path, int, Path], Peer]:
    def start(data: Path, port: int, folder: Path) -> Peer:
        command = [sys.executable, "-m", "benchmarks.embedded", name, str(data), str(port)]
        return Peer(name, port, "/sparql?query=", _run(command, folder))

    return start


PEERS: dict[str, Callable[[Path, int, Path], Peer]] = {
    "lskg": _lskg,
    "lskg --store": _before_oxigraph,
    "lskg --store, Virtuoso": _before_virtuoso,
    "oxigraph serve": _oxigraph,
    "Virtuoso": _virtuoso,
    "maplib": _embedded("maplib"),
    "bare": _embedded("bare"),
    "rdflib": _embedded("rdflib"),
    "rdflib-endpoint": _embedded("rdflib-endpoint"),
}
#: Those that are measured where none is named.
USUAL = tuple(name for name in PEERS if not name.startswith(("lskg -", "bare")))


def start(name: str, data: Path, port: int, folder: Path, seconds: float) -> Peer:
    """Start an engine and wait until it answers.

    Raises:
        TimeoutError: it does not within some seconds, or is not installed.
    """
    begun = time.monotonic()
    peer = PEERS[name](data, port, folder)
    try:
        _wait(peer, begun + seconds)
    except TimeoutError:
        peer.stop()
        raise
    peer.loaded = time.monotonic() - begun
    return peer


def _wait(peer: Peer, end: float) -> None:
    while time.monotonic() < end:
        connection = HTTPConnection("127.0.0.1", peer.port, timeout=60)
        try:
            connection.request("GET", f"{peer.path}SELECT%20%2A%20%7B%7D%20LIMIT%201")
            if connection.getresponse().status == HTTPStatus.OK:
                return
        except (OSError, HTTPException):
            pass
        finally:
            connection.close()
        if peer.process.poll() is not None:
            raise TimeoutError(f"{peer.name} ended.")
        time.sleep(0.1)
    raise TimeoutError(f"{peer.name} does not answer.")


def wait_for(url: str, seconds: float) -> None:
    """Wait until a server answers at all.

    Raises:
        TimeoutError: it does not within some seconds.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urlopen(url, timeout=10).close()
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{url} does not answer.")


def _run(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, env=os.environ)


def release(data: Path, folder: Path, built: Path = Path("build/current")) -> Path:
    """A release over one file, described as another is; its reports have no text."""
    current = folder / "current"
    (current / "graph").mkdir(parents=True)
    (current / "queries").mkdir()
    shutil.copy(built / "search.db", current)
    files = FileWriter(current)
    lines = data.read_bytes()
    files.add(f"{graph_name('all')}.nt", lines, is_sent=False)
    described = json.loads((built / "build.json").read_text(encoding="utf-8"))
    for report in described["reports"]:
        files.add(f"report/{report['key']}.txt", "Báo cáo.\n", is_sent=False)
    files.add(COUNTS, DatasetCounts().to_json(), is_sent=False)
    files.add(THINGS, "", is_sent=False)
    files.close()
    counted = {"all": len(set(lines.splitlines()))}
    described |= {"graphs": {"all": f"{BASE}graph/all"}, "triples": counted}
    described["digest"] = release_digest(files.digests, described)
    (current / DESCRIPTION).write_text(description_text(described), encoding="utf-8")
    return folder


def memory_of(pid: int) -> int:
    """Bytes that a process and those below it take, shared ones counted once."""
    return sum(_memory(each) for each in _family(pid))


def _family(pid: int) -> list[int]:
    """A process and those below it, whichever of its threads started them."""
    found = []
    # A process or a thread may end while it is looked at.
    with suppress(OSError):
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            with suppress(OSError):
                found += children.read_text(encoding="ascii").split()
    return [pid, *(each for child in found for each in _family(int(child)))]


def _memory(pid: int) -> int:
    """Bytes of one process; none where it has ended meanwhile."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))

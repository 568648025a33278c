"""The redirects for w3id.org lead every IRI of ours to what the site answers with."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
RULES = ROOT / "ontology" / "w3id.htaccess"
SITE = "https://plan.example.org/"
APACHE = shutil.which("apache2", path="/usr/sbin:/usr/bin:/usr/local/sbin")
MODULES = Path("/usr/lib/apache2/modules")
PAGE, TURTLE = "text/html", "text/turtle"
#: What stands below https://w3id.org/lskg/, and the types in which it can be had.
IRIS: dict[str, tuple[str, ...]] = {
    "": (PAGE,),
    "ns": (PAGE, TURTLE),
    "ns/": (PAGE, TURTLE),
    "ontology": (PAGE, TURTLE),
    "ontology/": (PAGE, TURTLE),
    "ontology/0.1.0": (PAGE, TURTLE),
    "ontology/0.1.0/": (PAGE, TURTLE),
    "ontology/0.1.0.ttl": (TURTLE,),
    "ontology/align": (PAGE, TURTLE),
    "ontology/align/": (PAGE, TURTLE),
    "ontology/align/0.1.0": (PAGE, TURTLE),
    "ontology/align/0.2.0": (PAGE, TURTLE),
    "ontology/align/0.2.0/": (PAGE, TURTLE),
    "ontology/align/0.2.0.ttl": (TURTLE,),
    "ontology/0.2.0": (PAGE, TURTLE),
    "codes/0.2.0": (PAGE, TURTLE),
    "units": (PAGE, TURTLE),
    "units/0.2.0": (PAGE, TURTLE),
    "shapes/0.2.0": (PAGE, TURTLE),
    "ontology.ttl": (TURTLE,),
    "codes": (PAGE, TURTLE),
    "codes.ttl": (TURTLE,),
    "shapes": (PAGE, TURTLE),
    "shapes.ttl": (TURTLE,),
    "mappings/near": ("text/tab-separated-values",),
    "code/theme/tourism": (PAGE, TURTLE),
    "code/theme": (PAGE, TURTLE),
    "unit/Visit": (PAGE, TURTLE),
    "id/lang-son-xviii/target/4-tourism-revenue": (PAGE, TURTLE),
    "id/lang-son-xviii/solution/1.1-tiep-tuc-tap-trung-phat-trien": (PAGE, TURTLE),
    "id/lang-son-xviii/passage/71070-71117": (PAGE, TURTLE),
    "id/indicator/forest-cover": (PAGE, TURTLE),
    "graph/lang-son-xviii/plan": (TURTLE,),
    "graph/codes": (TURTLE,),
    "data/lang-son-xviii/plan.ttl": (TURTLE,),
    # Names of version 0.1.0.
    "id/target/4-tourism-revenue": (PAGE, TURTLE),
    "graph/plan": (TURTLE,),
    "data/plan.ttl": (TURTLE,),
    "dataset": (PAGE, TURTLE),
    "releases/": (PAGE,),
    "tables/": (PAGE,),
    "tables/targets.csv": ("text/csv",),
    "en/validation": (PAGE,),
    "report?at=10-20": (PAGE,),
}


def redirected(path: str) -> str:
    """Where the rules lead a path, as Apache reads them."""
    path, mark, query = path.partition("?")
    for pattern, target in re.findall(r"(?m)^RewriteRule (\S+) https://HOST/(\S*) ", rules()):
        if found := re.search(pattern, path):
            return SITE + re.sub(r"\$(\d)", lambda m: found[int(m[1])] or "", target) + mark + query
    raise AssertionError(f"no rule for {path!r}")


def rules(host: str = "HOST") -> str:
    return RULES.read_text(encoding="utf-8").replace("HOST", host)


@pytest.mark.parametrize(
    ("path", "kind"), [(p, kind) for p, kinds in IRIS.items() for kind in kinds]
)
def test_redirect_leads_to_an_answer(path: str, kind: str, real: FlaskClient) -> None:
    address = redirected(path)
    assert address.startswith(SITE)
    response = real.get(
        f"/{address.removeprefix(SITE)}", headers={"Accept": kind}, follow_redirects=True
    )
    assert (response.status_code, response.mimetype) == (200, kind)


def test_every_kind_of_iri_of_the_graphs_is_among_those_tried(project_release: Path) -> None:
    found = set()
    for path in (project_release / "graph").rglob("*.nt"):
        found |= set(re.findall(r"<https://w3id\.org/lskg/([a-z]*)", path.read_text("utf-8")))
    assert found == {re.split(r"[/?.]", path)[0] for path in IRIS} & found


def test_rules_name_no_host_of_their_own() -> None:
    assert set(re.findall(r"https://([^/\s]+)/", rules())) == {"HOST", "w3id.org"}


@pytest.fixture(scope="module")
def apache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an Apache that has the rules in a folder, as w3id.org has."""
    folder = tmp_path_factory.mktemp("apache")
    (folder / "lskg").mkdir()
    (folder / "lskg" / ".htaccess").write_text(rules("plan.example.org"), encoding="utf-8")
    for path in (folder.parent, folder, folder / "lskg", folder / "lskg" / ".htaccess"):
        path.chmod(0o755)
    port = free_port()
    names = ("mpm_event", "authz_core", "rewrite", "headers", "alias")
    loaded = [f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names]
    lines = [
        f"ServerRoot {folder}",
        "ServerName 127.0.0.1",
        f"Listen 127.0.0.1:{port}",
        *(line for line in loaded if Path(line.split()[2]).exists()),
        f"PidFile {folder}/pid",
        f"ErrorLog {folder}/log",
        f"DocumentRoot {folder}",
        f"<Directory {folder}>",
        "AllowOverride All",
        "Options FollowSymLinks",
        "Require all granted",
        "</Directory>",
    ]
    (folder / "conf").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert APACHE is not None
    with subprocess.Popen([APACHE, "-X", "-f", str(folder / "conf")]) as server:
        try:
            _wait(port, folder / "log")
            yield port
        finally:
            server.terminate()


def _wait(port: int, log: Path) -> None:
    for _ in range(100):
        try:
            _ask(port, "/lskg/")
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text() if log.exists() else "Apache does not answer")


def _ask(port: int, path: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    connection.close()
    return response.status, found


@pytest.mark.skipif(APACHE is None, reason="Apache is not installed")
def test_apache_reads_the_rules_in_the_same_way(apache: int) -> None:
    for path in IRIS:
        status, headers = _ask(apache, f"/lskg/{path}")
        assert (path, status, headers["location"]) == (path, 303, redirected(path))
        assert headers["access-control-allow-origin"] == "*"

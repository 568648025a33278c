"""The samples for servers: nginx and Caddy before the site, the unit, and what is watched."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from tests.ports import free_port
from tests.waiting import until
from tests.web.http_site import ask, lskg_serve

SAMPLES = Path(__file__).parents[1] / "docs" / "deploy"
HOST = "plan.example.org"
NGINX, CADDY, OPENSSL = (shutil.which(each) for each in ("nginx", "caddy", "openssl"))
#: What Prometheus adds to the name of a histogram.
_PARTS = re.compile("_(bucket|sum|count)$")

pytestmark = pytest.mark.reference


@pytest.fixture(scope="module")
def site(project_folder: Path) -> Iterator[int]:
    """The port of the site behind one proxy."""
    with lskg_serve(project_folder / "build", "--proxies", "1") as port:
        ask(port, "GET", "/sparql?query=" + quote("ASK { ?s ?p ?o }"))
        yield port


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def replaced(text: str, **changes: tuple[str, str]) -> str:
    """A sample for this machine."""
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return text


class Proxy:
    """A proxy with TLS at a port, asked as the host of the samples."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, body: str | None = None) -> tuple[int, str, str]:
        """Status, Location and text of an answer."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context)
        headers = {"Host": HOST}
        if body is not None:
            headers["Content-Type"] = "application/sparql-query"
            headers["Accept"] = "text/csv"
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers["Location"] or "", text

    def is_there(self) -> bool:
        try:
            return self.get("/plan/")[0] == 200
        except OSError:
            return False


@pytest.fixture(scope="module")
def nginx(site: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The sample for nginx, with the ports and a certificate of this test."""
    if NGINX is None or OPENSSL is None:
        pytest.skip("nginx is not installed, or openssl")
    folder = tmp_path_factory.mktemp("nginx")
    key, certificate, port = folder / "plan.key", folder / "plan.pem", free_port()
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", f"/CN={HOST}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    server = replaced(
        sample("nginx.conf"),
        store=("127.0.0.1:8000", f"127.0.0.1:{site}"),
        plain=("listen 80", f"listen 127.0.0.1:{free_port()}"),
        secure=("listen 443", f"listen 127.0.0.1:{port}"),
        key=("/etc/ssl/plan.key", str(key)),
        certificate=("/etc/ssl/plan.pem", str(certificate)),
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    text = f"{user}daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
    text += f" http {{ access_log off; {paths}\n{server} }}"
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        proxy = Proxy(port)
        try:
            until(proxy.is_there)
            yield proxy
        finally:
            process.terminate()


def test_nginx_serves_the_site_under_its_path(nginx: Proxy) -> None:
    status, _, vietnamese = nginx.get("/plan/")
    assert status == 200
    english = nginx.get("/plan/en/")[2]
    assert '<html lang="vi"' in vietnamese
    assert '<html lang="en"' in english
    for page in (vietnamese, english):
        links = re.findall(r'(?:href|src)="(/[^"]*)"', page)
        assert links
        assert [each for each in links if not each.startswith("/plan/")] == []


def test_every_link_of_the_first_page_leads_somewhere_behind_nginx(nginx: Proxy) -> None:
    links = set(re.findall(r'(?:href|src)="(/plan/[^"#]*)', nginx.get("/plan/en/")[2]))
    found = {each: nginx.get(each.replace("&amp;", "&"))[0] for each in sorted(links)[:60]}
    assert {each: status for each, status in found.items() if status not in (200, 303)} == {}


def test_nginx_tells_the_public_address(nginx: Proxy) -> None:
    robots = nginx.get("/plan/robots.txt")[2]
    assert f"Sitemap: https://{HOST}" in robots
    assert "/plan/sitemap.xml" in robots
    assert f"https://{HOST}" in nginx.get("/plan/sitemap.xml")[2]


def test_sparql_through_nginx(nginx: Proxy) -> None:
    status, _, text = nginx.get("/plan/sparql", "SELECT (1 AS ?one) {}")
    assert (status, text.split()) == (200, ["one", "1"])


def test_nginx_closes_what_is_for_those_who_run_it(nginx: Proxy) -> None:
    assert nginx.get("/plan")[:2] == (301, f"https://{HOST}:{nginx.port}/plan/")
    assert nginx.get("/plan/health")[0] == nginx.get("/plan/metrics")[0] == 404


def test_caddy_serves_the_site_under_its_path(site: int, tmp_path: Path) -> None:
    if CADDY is None:
        pytest.skip("Caddy is not installed")
    port = free_port()
    text = "{\n\tadmin off\n}\n" + replaced(
        sample("Caddyfile"),
        name=("\nplan.example.org {", f"\nhttp://127.0.0.1:{port} {{"),
        store=("127.0.0.1:8000", f"127.0.0.1:{site}"),
    )
    # The global options come first.
    path = tmp_path / "Caddyfile"
    path.write_text(text, encoding="utf-8")
    command = [CADDY, "run", "--config", str(path), "--adapter", "caddyfile"]
    with subprocess.Popen(
        command,
        stderr=subprocess.DEVNULL,
        env={"HOME": str(tmp_path), "PATH": ""},
    ) as process:
        try:
            until(lambda: answers(port))
            assert ask(port, "GET", "/plan").headers["Location"] == "/plan/"
            page = ask(port, "GET", "/plan/en/").body.decode()
            assert '<html lang="en"' in page
            links = re.findall(r'(?:href|src)="(/[^"]*)"', page)
            assert [each for each in links if not each.startswith("/plan/")] == []
            for closed in ("/plan/health", "/plan/metrics"):
                assert ask(port, "GET", closed).status == 404
        finally:
            process.terminate()


def answers(port: int) -> bool:
    try:
        return ask(port, "GET", "/plan/").status == 200
    except OSError:
        return False


def test_the_unit_is_one_for_systemd(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd-analyze is not installed")
    text = replaced(sample("lskg.service"), program=("/srv/lskg/.venv/bin/lskg", "/bin/true"))
    unit = tmp_path / "lskg.service"
    unit.write_text(text, encoding="utf-8")
    found = subprocess.run([verify, "verify", str(unit)], capture_output=True, text=True)
    assert (found.returncode, [line for line in found.stderr.splitlines() if "lskg" in line]) == (
        0,
        [],
    )


@pytest.mark.parametrize("name", ["dashboard.json", "alerts.yml"])
def test_what_is_watched_is_measured(site: int, name: str) -> None:
    text = sample(name)
    told = json.loads(text)["panels"] if name.endswith("json") else yaml.safe_load(text)["groups"]
    queries = "\n".join(str(each) for each in expressions(told))
    named = {_PARTS.sub("", each) for each in re.findall(r"\blskg_\w+", queries)}
    lines = ask(site, "GET", "/metrics").body.decode()
    measured = {_PARTS.sub("", each) for each in re.findall(r"^lskg_\w+", lines, re.MULTILINE)}
    assert named
    assert named - measured == set()


def test_every_metric_is_on_the_dashboard(site: int) -> None:
    lines = ask(site, "GET", "/metrics").body.decode()
    families = set(re.findall(r"^# TYPE (lskg_\w+) ", lines, re.MULTILINE))
    shown = sample("dashboard.json")
    assert [each for each in sorted(families) if each not in shown and "_created" not in each] == []


def expressions(told: object) -> Iterator[object]:
    """The values of `expr` wherever they stand."""
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "expr")
        for value in told.values():
            yield from expressions(value)
    elif isinstance(told, list):
        for value in told:
            yield from expressions(value)

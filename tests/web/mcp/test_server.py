"""What the server tells of itself: tools, resources, and what is not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import mcp_types as types
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from mcp import Client, MCPError
from mcp.server.lowlevel import Server
from tests.web.mcp.conftest import with_client

from lskg.cli.main import main
from lskg.engine.store import InProcess, Store
from lskg.errors import MissingExtra
from lskg.web import create_app
from lskg.web.mcp import TOOLS
from lskg.web.settings import Settings
from lskg.web.view.release import Site


def read(server: Server[Any], uri: str) -> types.TextResourceContents:
    async def ask(client: Client) -> types.ReadResourceResult:
        return await client.read_resource(uri)

    (content,) = with_client(server, ask).contents
    assert isinstance(content, types.TextResourceContents)
    return content


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_six_tools_that_only_read(server: Server[Any], mode: str) -> None:
    tools = with_client(server, lambda client: client.list_tools(), mode).tools
    assert [each.name for each in tools] == [
        "search",
        "describe",
        "ask",
        "query",
        "table",
        "passage",
    ]
    for each in tools:
        assert each.annotations is not None
        assert each.annotations.read_only_hint
        assert not each.annotations.open_world_hint
        Draft202012Validator.check_schema(each.input_schema)
        assert each.input_schema["additionalProperties"] is False
        assert each.input_schema["properties"]["language"]["enum"] == ["vi", "en"]


def test_the_ontology_and_each_question_can_be_read(
    server: Server[Any], project_release: Path
) -> None:
    found = with_client(server, lambda client: client.list_resources()).resources
    questions = {path.stem for path in (project_release / "queries" / "examples").glob("*.rq")}
    assert {each.uri for each in found} == {
        "lskg://ontology",
        "lskg://terms",
        *(f"lskg://questions/{name}" for name in questions),
    }
    ontology = read(server, "lskg://ontology")
    assert ontology.mime_type == "text/turtle"
    assert "\nlskg:IndicatorTarget\n" in ontology.text
    terms = read(server, "lskg://terms").text
    assert "- `lskg:IndicatorTarget` chỉ tiêu · " in terms
    question = read(server, "lskg://questions/words-behind-a-target")
    assert question.mime_type == "application/sparql-query"
    assert "indicator:forest-cover" in question.text


@pytest.mark.parametrize(
    "uri",
    [
        "lskg://nothing",
        "lskg://questions/",
        "lskg://questions/../tables/targets",
        "file:///etc/hosts",
    ],
)
def test_what_is_not_there_is_told(server: Server[Any], uri: str) -> None:
    with pytest.raises(MCPError, match=f"There is no resource “{uri}”."):
        read(server, uri)


def test_a_tool_that_is_not_there_is_told(server: Server[Any]) -> None:
    with pytest.raises(MCPError, match="There is no tool “drop”; there are search, describe"):
        with_client(server, lambda client: client.call_tool("drop", {}))


def test_without_the_setting_there_is_no_address(
    project_release: Path, project_store: Store
) -> None:
    app = create_app(InProcess(project_store), Site.open(project_release))
    assert TOOLS not in app.extensions
    assert app.test_client().post("/mcp", json={}).status_code == 404


def test_without_the_package_it_is_said_what_to_install(
    project_release: Path, project_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    site = Site.open(project_release)
    with pytest.raises(MissingExtra, match=r"install it with lskg\[mcp\]"):
        create_app(InProcess(project_store), site, Settings(mcp=True))
    found = CliRunner().invoke(main, ["mcp", str(project_release.parent)])
    assert found.exit_code == 1
    assert found.stderr.startswith("Error: Assistants need the package “mcp”")


def test_nothing_else_needs_the_package() -> None:
    program = "import sys; sys.modules['mcp'] = None; import lskg.cli.main, lskg.web.routes"
    subprocess.run([sys.executable, "-c", program], check=True)

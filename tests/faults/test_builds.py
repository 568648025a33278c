"""One builds at a time, and what a killed build left is no hindrance."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest
from click.testing import CliRunner

from lskg.cli.main import main
from lskg.errors import BuildError
from lskg.pipeline.publish import building

ROOT = Path(__file__).parents[2]

BUILD = """
import sys, time
from pathlib import Path
from lskg.pipeline.publish import building
build = Path(sys.argv[1])
with building(build):
    (build / ".new-left" / "release").mkdir(parents=True)
    print("builds", flush=True)
    time.sleep(60)
"""


def test_a_second_build_is_refused_while_one_is_under_way(tmp_path: Path) -> None:
    build = tmp_path / "build"
    with building(build):
        with (
            pytest.raises(BuildError, match=r"Another build is under way in .*build; build again"),
            building(build),
        ):
            pass
        report = Path("data") / "reports" / "lang-son-xviii" / "report.toml"
        (tmp_path / report).parent.mkdir(parents=True)
        copyfile(ROOT / report, tmp_path / report)
        found = CliRunner().invoke(main, ["--root", str(tmp_path), "build"])
        assert found.exit_code == 1
        assert "Another build is under way" in found.output
    with building(build):
        pass


def test_a_build_that_is_killed_leaves_nothing_to_the_next(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    with process.stdout as said:
        assert said.readline() == "builds\n"
        assert (tmp_path / ".new-left").exists()
        process.kill()
        process.wait()
    with building(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [".lock"]

"""Processes can be forked wherever temporary files lie."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
from lskg.forks import fork_server
import os, tempfile
process = fork_server("json").Process(target=os.getpid)
process.start()
process.join()
print(process.exitcode, tempfile.gettempdir())
"""


@pytest.mark.parametrize("length", [1, 60, 120])
def test_a_process_is_forked_with_a_long_path_of_temporary_files(
    tmp_path: Path, length: int
) -> None:
    folder = tmp_path / ("x" * length)
    folder.mkdir()
    environment = {**os.environ, "TMPDIR": str(folder)}
    command = [sys.executable, "-c", SCRIPT]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout == f"0 {folder}\n"
    assert found.stderr == ""

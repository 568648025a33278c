"""A small release to spoil, and what runs for a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import write_release


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small release."""
    return write_release(tmp_path_factory.mktemp("faults") / "current")

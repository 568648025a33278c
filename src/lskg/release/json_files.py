"""Values that one part of a build writes as JSON, and another reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, the same bytes every time."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_json(path: Path) -> Any:
    """What was written as JSON."""
    return json.loads(path.read_text(encoding="utf-8"))

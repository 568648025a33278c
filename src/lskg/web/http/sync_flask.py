"""Flask without what this site has no use for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask


class SyncFlask(Flask):
    """Flask without asynchronous views, which it would look for at each hook."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view or hook as it is."""
        return func

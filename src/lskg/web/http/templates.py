"""Templates, compiled once by whoever asks for them first, and kept for all releases."""

from __future__ import annotations

from threading import RLock
from types import CodeType
from typing import TYPE_CHECKING, Any

from flask.templating import DispatchingJinjaLoader
from jinja2 import BytecodeCache, Template
from jinja2.bccache import Bucket

if TYPE_CHECKING:
    from flask import Flask
    from jinja2 import Environment


class OneAtATime(DispatchingJinjaLoader):
    """Templates of an application, of which no two are compiled at once.

    A template takes up to 0.2 seconds of a processor; where eight threads ask for the same one,
    each would compile it.
    """

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self._lock = RLock()

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002 - jinja calls it so
        """See `jinja2.BaseLoader.load`."""
        with self._lock:
            return super().load(environment, name, globals)


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to, in memory: the next release has the same ones."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where it is kept."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

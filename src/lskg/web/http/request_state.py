"""What has become of a request so far, from the front of the site to its log."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

    from lskg.web.sparql.protocol import Operation

_KEY = "lskg.course"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what became of it.

    Attributes:
        query: beginning of the SHA-256 of its text.
        outcome: ``answered``, ``malformed``, ``refused``, ``not acceptable``, the name of the limit
            that was met, or the name of the error.
        rows: rows or triples of the answer, or None.
    """

    query: str
    outcome: str
    seconds: float
    rows: int | None = None


@dataclass(slots=True)
class Course:
    """What has become of a request.

    Attributes:
        start: when it came, by the clock that only goes forward.
        operation: what it asks of `/sparql`, where it has been read.
        asked: its query and what became of that, where it has one.
        fault: why it is not answered, where that was found before the site saw it.
        outcome: in one word, where it was refused.
    """

    start: float = field(default_factory=time.monotonic)
    operation: Operation | None = None
    asked: Asked | None = None
    fault: Exception | None = None
    outcome: str | None = None


def course_of(environ: WSGIEnvironment) -> Course:
    """The course of a request; it begins when it is first asked for."""
    course: Course = environ.setdefault(_KEY, Course())
    return course

"""What a project, a programme or a border gate was, is and is to be, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A status at a time.

    Attributes:
        statement: where it is told with its passage.
        time: whether it was, is or is to be so.
        period: None where the source tells none.
        basis: what it rests on.
    """

    statement: Ref
    status: Ref
    time: Ref
    period: Ref | None
    basis: Ref


def statuses_of(reader: Reader, thing: str) -> tuple[StatusLine, ...]:
    """The statuses of a thing, what was before what is and what is to be."""
    return tuple(
        StatusLine(
            statement=reader.ref(row["statement"]),
            status=reader.ref(row["status"]),
            time=reader.ref(row["time"]),
            period=reader.ref(row["period"]) if "period" in row else None,
            basis=reader.ref(row["basis"]),
        )
        for row in reader.index.rows("statuses", thing=thing)
    )

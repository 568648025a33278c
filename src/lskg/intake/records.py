"""What readers of files give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Received:
    r"""The text of a received file.

    Attributes:
        text: one paragraph a line, with ``\n`` line ends, in NFC.
        form: what the file is, as `report.toml` tells it.
        warnings: what may have been read wrongly, one sentence each.
    """

    text: str
    form: str
    warnings: tuple[str, ...] = ()

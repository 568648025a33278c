"""What the named graphs hold, in words."""

from __future__ import annotations

import csv
from importlib.resources import files


def graph_titles(name: str) -> dict[str, str]:
    """What a named graph holds, by language; its name where nothing is known of it.

    >>> graph_titles("plan")["en"]
    'goals, tasks and solutions of the plan'
    """
    source = (files("lskg.web.exports") / "graphs.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(source.splitlines()):
        if row["name"] == name:
            return {"vi": row["vi"], "en": row["en"]}
    return {"vi": name, "en": name}

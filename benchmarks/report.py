"""The table of results, in Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from benchmarks.measure import Reply

Results = Mapping[str, Mapping[str, Sequence[Reply]]]


def table(results: Results, titles: Mapping[str, str], peers: Sequence[str]) -> str:
    """Medians in milliseconds by query and engine; what differs from the first is marked."""
    lines = [
        f"| query | rows | {' | '.join(peers)} |",
        f"|---|--:|{'--:|' * len(peers)}",
    ]
    for query, found in results.items():
        ours = found.get(peers[0], ())
        rows = max((reply.rows for reply in ours), default=0)
        cells = [_cell(found.get(peer, ()), ours) for peer in peers]
        lines.append(f"| {titles[query]} | {rows:,} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def ratios(results: Results, peers: Sequence[str]) -> str:
    """How many times faster the first engine is than each other: median, worst and best."""
    lines = ["| beside | median | least | most | queries |", "|---|--:|--:|--:|--:|"]
    ours = peers[0]
    for peer in peers[1:]:
        found = {
            query: median(replies[peer]) / median(replies[ours])
            for query, replies in results.items()
            if replies.get(peer) and replies.get(ours) and not _is_broken(replies[peer])
        }
        if not found:
            continue
        least = min(found, key=lambda each: found[each])
        values = sorted(found.values())
        lines.append(
            f"| {peer} | {statistics.median(values):,.1f} | {values[0]:,.2f} ({least}) "
            f"| {values[-1]:,.1f} | {len(values)} |"
        )
    return "\n".join(lines) + "\n"


def median(replies: Sequence[Reply]) -> float:
    """The median of the seconds."""
    return statistics.median(reply.seconds for reply in replies)


def _is_broken(replies: Sequence[Reply]) -> bool:
    return any(reply.fault and reply.fault != "too slow" for reply in replies)


def _cell(replies: Sequence[Reply], ours: Sequence[Reply]) -> str:
    if not replies:
        return "–"
    faults = [reply.fault for reply in replies if reply.fault]
    milliseconds = median(replies) * 1000
    if "too slow" in faults:
        return f">{milliseconds / 1000:,.0f} s"
    if faults:
        return faults[0]
    same = ours and {reply.digest for reply in replies} == {reply.digest for reply in ours}
    text = f"{milliseconds:,.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"
    return text if same else f"{text} ≠"

"""The classification, standard or prices by which a value is counted, printed behind it."""

from __future__ import annotations

import re

from lskg.text.document import Document, Span

# *(theo chuẩn nghèo đa chiều giai đoạn 2021 – 2025)*, *(giá so sánh 2010)*
_CONDITION = re.compile(
    r"\s*\(\s*((?:theo\s+(?:chuẩn|phân loại|tiêu chuẩn|tiêu chí|quy chuẩn|cách tính|phương pháp"
    r"|giá)"
    r"|giá\s+(?:so sánh|hiện hành|cố định|thực tế))(?!\w)[^()\n]*?)\s*\)",
    re.IGNORECASE,
)


def condition_of(document: Document, span: Span) -> str | None:
    """The condition that stands in brackets right behind a value, or at the end of its words.

    Args:
        document: the text.
        span: the words that state the value.
    """
    behind = _CONDITION.match(document.text, span.end)
    if behind is not None:
        return " ".join(behind[1].split())
    within = list(_CONDITION.finditer(document.text, span.start, span.end))
    return " ".join(within[-1][1].split()) if within else None

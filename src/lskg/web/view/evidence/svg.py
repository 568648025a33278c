"""The elements of a drawing: with classes for the style sheet, or with colours of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

_INK, _SOFT, _LINE, _GROUND = "#23211d", "#625d54", "#ddd7cb", "#fdfcf9"
_RESULT, _TARGET = "#0a5a73", "#96301c"
#: What site.css says of the classes, for a drawing that stands alone.
STYLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ground": {"fill": _GROUND},
        "title": {"fill": _INK, "font-weight": "bold"},
        "soft": {"fill": _SOFT},
        "said": {"fill": _INK},
        "grid": {"stroke": _LINE},
        "base": {"stroke": _SOFT},
        "leader": {"stroke": _SOFT, "stroke-width": "0.75"},
        "course": {"stroke": _RESULT, "stroke-width": "1.5", "fill": "none"},
        "history": {"stroke": _SOFT, "stroke-width": "1.5", "fill": "none"},
        "needed": {"stroke": _TARGET, "stroke-width": "1.5", "stroke-dasharray": "4 3"},
        "undated": {"stroke": _RESULT, "stroke-width": "1.5", "stroke-dasharray": "1 3"},
        "result": {"fill": _RESULT, "stroke": _RESULT},
        "target": {"fill": _GROUND, "stroke": _TARGET, "stroke-width": "2"},
        "plan": {"fill": _GROUND, "stroke": _SOFT, "stroke-width": "1.5"},
        "statistic": {"fill": _SOFT, "stroke": _SOFT},
    }
)


def element(name: str, style: str = "", words: str = "", /, **attributes: float | str) -> str:
    """An element; numbers are written with one digit at most.

    >>> element("line", "grid", x1=0, x2=10.04)
    '<line class="grid" x1="0" x2="10"/>'
    """
    said = {"class": style} if style else {}
    said |= {key.replace("_", "-"): _number(value) for key, value in attributes.items()}
    written = "".join(f' {key}="{escape(value)}"' for key, value in said.items())
    return f"<{name}{written}>{escape(words)}</{name}>" if words else f"<{name}{written}/>"


def drawing(parts: Iterable[str], width: float, height: float, size: float, title: str) -> str:
    """A whole drawing for a page, whose style sheet knows the classes."""
    return (
        f'<svg class="evidence" role="img" aria-label="{escape(title)}" '
        f'viewBox="0 0 {_number(width)} {_number(height)}" width="{_number(width)}" '
        f'height="{_number(height)}" font-size="{_number(size)}">{"".join(parts)}</svg>'
    )


def alone(drawn: str) -> str:
    """A drawing as a file: with its name space, and colours in the place of classes."""
    for style, attributes in STYLES.items():
        written = " ".join(f'{key}="{value}"' for key, value in attributes.items())
        drawn = drawn.replace(f'class="{style}"', written)
    head = '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif"'
    return drawn.replace('<svg class="evidence"', head, 1).replace("><", ">\n<") + "\n"


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written

"""The arguments of tools: told to clients as JSON Schema, and read within bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lskg.web.http.parameters import Malformed

#: Characters of a name, and how many names or pairs an argument has.
_NAME = 200
_MANY = 40


class Kind(Protocol):
    """What an argument may be."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""
        ...

    def read(self, name: str, value: object) -> Any:
        """A value that was checked.

        Raises:
            Malformed: it is none of these.
        """
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Text of so many characters; space around it does not count."""

    most: int = 500

    def schema(self) -> dict[str, Any]:
        """See `Kind`."""
        return {"type": "string", "maxLength": self.most}

    def read(self, name: str, value: object) -> str:
        """See `Kind`."""
        if not isinstance(value, str) or len(value) > self.most:
            raise Malformed(
                "The argument “{name}” is text of at most {most:,} characters.",
                name=name,
                most=self.most,
            )
        return _text(name, value).strip()


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    default: int | None
    least: int
    most: int

    def schema(self) -> dict[str, Any]:
        """See `Kind`."""
        found: dict[str, Any] = {"type": "integer", "minimum": self.least, "maximum": self.most}
        return found if self.default is None else {**found, "default": self.default}

    def read(self, name: str, value: object) -> int:
        """See `Kind`."""
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not (isinstance(value, int) and is_whole and self.least <= value <= self.most):
            raise Malformed(
                "The argument “{name}” is a whole number from {least:,} to {most:,}.",
                name=name,
                least=self.least,
                most=self.most,
            )
        return value


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words; the first where nothing is given."""

    choices: tuple[str, ...]

    def schema(self) -> dict[str, Any]:
        """See `Kind`."""
        return {"type": "string", "enum": [*self.choices], "default": self.choices[0]}

    def read(self, name: str, value: object) -> str:
        """See `Kind`."""
        if not isinstance(value, str) or value not in self.choices:
            raise Malformed(
                "The argument “{name}” is one of {choices}.",
                name=name,
                choices=", ".join(self.choices),
            )
        return value


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names."""

    def schema(self) -> dict[str, Any]:
        """See `Kind`."""
        return {
            "type": "array",
            "items": {"type": "string", "maxLength": _NAME},
            "maxItems": _MANY,
        }

    def read(self, name: str, value: object) -> tuple[str, ...]:
        """See `Kind`."""
        is_list = isinstance(value, list) and len(value) <= _MANY
        if not (isinstance(value, list) and is_list and all(map(_is_name, value))):
            raise Malformed(
                "The argument “{name}” is a list of at most {many} names.", name=name, many=_MANY
            )
        return tuple(_text(name, each) for each in value)


@dataclass(frozen=True, slots=True)
class Pairs:
    """An object whose values are text."""

    def schema(self) -> dict[str, Any]:
        """See `Kind`."""
        return {
            "type": "object",
            "additionalProperties": {"type": "string", "maxLength": _NAME},
            "maxProperties": _MANY,
        }

    def read(self, name: str, value: object) -> dict[str, str]:
        """See `Kind`."""
        is_object = isinstance(value, dict) and len(value) <= _MANY
        if not (
            isinstance(value, dict)
            and is_object
            and all(_is_name(key) and _is_name(each) for key, each in value.items())
        ):
            raise Malformed(
                "The argument “{name}” is an object of at most {many} members, each of them text "
                "of at most {most} characters.",
                name=name,
                many=_MANY,
                most=_NAME,
            )
        return {_text(name, key): _text(name, each).strip() for key, each in value.items()}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a tool.

    Attributes:
        words: what it means, for the model that fills it in.
        is_needed: whether there is no answer without it.
    """

    name: str
    kind: Kind
    words: str
    is_needed: bool = False


def schema_of(arguments: Sequence[Argument]) -> dict[str, Any]:
    """The arguments of a tool as JSON Schema."""
    return {
        "type": "object",
        "properties": {
            each.name: {**each.kind.schema(), "description": each.words} for each in arguments
        },
        "required": [each.name for each in arguments if each.is_needed],
        "additionalProperties": False,
    }


class Given:
    """The arguments of a call, each of its kind; one that is not given has its default."""

    def __init__(
        self, tool: str, arguments: Sequence[Argument], given: Mapping[str, object]
    ) -> None:
        """Check what is given; null is as good as nothing.

        Raises:
            Malformed: an argument is missing, unknown or not of its kind.
        """
        names = [each.name for each in arguments]
        if unknown := [name for name in given if name not in names]:
            raise Malformed(
                "The tool “{tool}” has no argument “{name}”; it has {names}.",
                tool=tool,
                name=unknown[0],
                names=", ".join(names),
            )
        self._values: dict[str, Any] = {}
        for each in arguments:
            value = given.get(each.name)
            if value is not None:
                self._values[each.name] = each.kind.read(each.name, value)
            elif each.is_needed:
                raise Malformed(
                    "The tool “{tool}” needs the argument “{name}”.", tool=tool, name=each.name
                )
            elif isinstance(each.kind, Number) and each.kind.default is not None:
                self._values[each.name] = each.kind.default

    def word(self, name: str) -> str:
        """Text; empty where none is given."""
        return str(self._values.get(name, ""))

    def number(self, name: str) -> int | None:
        """A number, or None where none is given."""
        return self._values.get(name)

    def names(self, name: str) -> tuple[str, ...]:
        """A list of names; empty where none is given."""
        return tuple(self._values.get(name, ()))

    def pairs(self, name: str) -> dict[str, str]:
        """An object of text; empty where none is given."""
        return dict(self._values.get(name, {}))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _NAME


def _text(name: str, value: str) -> str:
    """Text that is one: half of a pair of surrogates can be written in JSON, and not in UTF-8."""
    if "\0" in value:
        raise Malformed("The character U+0000 is in no text.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Malformed("“{name}” has what is no character.", name=name) from None
    return value

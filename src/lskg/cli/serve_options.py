"""The options of `lskg serve`: one for each setting, also read from the environment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

import click

from lskg.engine.limits import DESCRIBED, Limits
from lskg.web.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., object])

#: Names of limits that have another name as options.
_NAMES = {"seconds": "timeout", "running": "workers"}
_MAY_BE_NONE = {"cache_bytes", "long", "per_minute", "proxies", "waiting"}
_OPTIONS = (
    ("host", "Address to listen on."),
    ("port", "Port to listen on."),
    ("proxies", "Proxies in front, whose X-Forwarded-For is believed; 0 to believe none."),
    ("store", "Query address of a SPARQL server that answers in place of ours."),
    ("cache_bytes", "Bytes of answers kept for queries asked again; 0 to keep none."),
    ("connections", "Connections that are open at most."),
    ("client_connections", "Connections of one client that are open at most, without a proxy."),
    (
        "corrections",
        "Where errors are told: mailto:… or https:… with {subject}, {body}.",
    ),
    ("drain_seconds", "Seconds that answers under way may take when the server is told to stop."),
)


def serve_options(command: _Command) -> _Command:
    """Give a command an option for each setting."""
    defaults, limits = Settings(), Limits()
    for name, text in reversed(_OPTIONS):
        command = _option(name, getattr(defaults, name), text)(command)
    for field in reversed(fields(Limits)):
        described = DESCRIBED[field.name]
        unit = f", in {described.unit}" if described.unit else ""
        text = f"{described.meaning}{unit}."
        name = _NAMES.get(field.name, field.name)
        command = _option(name, getattr(limits, field.name), text)(command)
    command = click.option(
        "--allow-service",
        "allow_service",
        multiple=True,
        metavar="URL",
        help="A server that SERVICE clauses may ask; may be given several times.",
    )(command)
    command = click.option(
        "--follow/--no-follow",
        default=False,
        show_default=True,
        help="Take up a release when it is published; else when told to by SIGHUP.",
    )(command)
    command = click.option(
        "--mcp/--no-mcp",
        default=False,
        show_default=True,
        help="Answer assistants at /mcp, by the Model Context Protocol.",
    )(command)
    return click.option(
        "--access-log/--no-access-log",
        default=True,
        show_default=True,
        help="Write a line of JSON to standard error for each request.",
    )(command)


def read_settings(options: dict[str, Any]) -> Settings:
    """The settings that options stand for."""
    limits = {
        field.name: options.pop(_NAMES.get(field.name, field.name)) for field in fields(Limits)
    }
    services = tuple(options.pop("allow_service"))
    corrections = options["corrections"]
    if corrections is not None and not corrections.startswith(("mailto:", "https://")):
        raise click.BadParameter(f"{corrections} begins neither with mailto: nor with https://.")
    return Settings(limits=Limits(**limits), services=services, **options)


def _option(name: str, default: object, text: str) -> Callable[[_Command], _Command]:
    kind: click.ParamType[Any] | type = str
    if name == "port":
        kind = click.IntRange(1, 65535)
    elif isinstance(default, int):
        kind = click.IntRange(min=0 if name in _MAY_BE_NONE else 1)
    elif isinstance(default, float):
        kind = click.FloatRange(min=0, min_open=True)
    return click.option(
        f"--{name.replace('_', '-')}",
        name,
        type=kind,
        default=default,
        show_default=True,
        help=text,
    )

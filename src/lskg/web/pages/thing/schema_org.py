"""What search engines read in a page: the thing it is about, in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from lskg.web.language import LANGUAGES
from lskg.web.urls import TERMS
from lskg.web.view.blocks.trail import Step
from lskg.web.view.localized import Reader

SCHEMA = "https://schema.org"
#: The type of schema.org for a class of ours, the closer one first; others are things.
_TYPES = (
    ("Place", ("Place", "BorderGate", "TouristPlace", "TransportRoute", "NaturalFeature")),
    ("AdministrativeArea", ("Province", "District", "Commune", "Country", "Region")),
    ("Person", ("Person",)),
    ("Event", ("Event", "PartyCongress")),
    ("Project", ("Project",)),
    ("Legislation", ("LegalDocument",)),
    ("Report", ("PoliticalReport", "PlanningDocument")),
    ("Quotation", ("Passage",)),
    ("DefinedTerm", ("Indicator",)),
)


def structured_thing(reader: Reader, iri: str, description: str, page: str, root: str) -> str:
    """A thing as JSON-LD.

    Args:
        reader: whom the page is for.
        iri: IRI of the thing.
        description: a sentence that says what it is, or an empty string.
        page: address of the page about it.
        root: address of the home page.
    """
    labels = reader.index.labels.get(iri, {})
    names = [{"@value": labels[each], "@language": each} for each in LANGUAGES if each in labels]
    thing: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": schema_type(reader.index.classes.get(iri, ())),
        "@id": iri,
        "name": names or reader.ref(iri).text.words,
        "mainEntityOfPage": page,
        "isPartOf": {"@type": "Dataset", "@id": f"{root}dataset"},
    }
    if description:
        thing["description"] = description
    return script(thing)


def structured_trail(trail: tuple[Step, ...], host: str, page: str) -> str:
    """The way to a page as JSON-LD.

    Args:
        trail: the steps, the page itself last.
        host: scheme and host, before the paths of the steps.
        page: address of the page.
    """
    return script(
        {
            "@context": SCHEMA,
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": at,
                    "name": step.text.words,
                    "item": f"{host}{step.href}" if step.href else page,
                }
                for at, step in enumerate(trail, 1)
            ],
        }
    )


def schema_type(classes: tuple[str, ...]) -> str:
    """The type of schema.org for what has these classes.

    >>> schema_type(("https://w3id.org/lskg/ns#District",))
    'AdministrativeArea'
    """
    names = {each.removeprefix(TERMS) for each in classes}
    found = [schema for schema, ours in _TYPES if names & set(ours)]
    return found[0] if found else "Thing"


def script(content: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")

"""What the ontology must keep: named gates, each of which lists its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rdflib import Graph

from lskg.ontology.gates import header, labels, profile, structure
from lskg.ontology.gates.fault import Fault

Gate = Callable[[Graph], Iterable[Fault]]

#: The gates by name, in the order in which a fault is best mended.
GATES: Mapping[str, Gate] = {
    **header.GATES,
    **labels.GATES,
    **structure.GATES,
    **profile.GATES,
}


def faults(ontology: Graph) -> list[Fault]:
    """Everything that is wrong with an ontology, gate by gate."""
    return [fault for gate in GATES.values() for fault in sorted(gate(ontology))]

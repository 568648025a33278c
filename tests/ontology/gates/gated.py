"""What holds for every group of gates: the ontology passes, and each gate has a fault it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from rdflib import Graph

from lskg.ontology.gates.fault import Fault


class Gated:
    """Tests of a group; `conftest.py` gives each test its gates and mutants.

    Attributes:
        gates: the gates by name.
        mutants: a gate, and a SPARQL update that makes the ontology fail it.
    """

    gates: ClassVar[Mapping[str, Callable[[Graph], Iterable[Fault]]]]
    mutants: ClassVar[list[tuple[str, str]]]

    def test_ontology_passes(self, gate: str, ontology: Graph) -> None:
        assert [str(fault) for fault in self.gates[gate](ontology)] == []

    def test_mutant_fails(self, mutant: tuple[str, str], mutate: Callable[[str], Graph]) -> None:
        gate, update = mutant
        found = list(self.gates[gate](mutate(update)))
        assert found
        assert {fault.gate for fault in found} == {gate}

    def test_every_gate_has_a_mutant(self) -> None:
        assert {gate for gate, _ in self.mutants} == set(self.gates)

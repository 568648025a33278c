"""Sentences without figures, documents cited, and who is to do what."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.reports.pieces import Duty, Name, Piece, Pieces, fill
from benchmarks.reports.scene import Scene
from benchmarks.reports.tables import Body, texts

_MANY = (*("các sở, ngành", "các cơ quan, đơn vị", "các đoàn thể"),)


class Prose:
    """Draws sentences of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rng = scene.rng
        self._said: set[str] = set()

    def filler(self, group: str, theme: str) -> Pieces:
        """A sentence without figures, with its full stop; not the same twice, if it can be."""
        for _ in range(20):
            pattern = self.rng.choice(texts("prose")[group])
            pieces = fill(pattern, self.words(theme))
            said = "".join(piece for piece in pieces if isinstance(piece, str))
            if said not in self._said:
                break
        self._said.add(said)
        return pieces

    def words(self, theme: str) -> dict[str, Piece | Pieces]:
        """Words of a field, drawn."""
        entry, rng = texts("themes")[theme], self.rng
        one, other = rng.sample(entry["objects"], 2)
        return {
            "object": one,
            "object2": other,
            "end": rng.choice(entry["ends"]),
            "verb": rng.choice(texts("prose")["verbs"]),
            "verbed": rng.choice(texts("prose")["verbed"]),
            "n": str(rng.randint(2, 39)),
            "year": str(self.scene.years.last),
        }

    def cited(self, theme: str, *, to_do: bool) -> Pieces:
        """A sentence that cites a document."""
        group = texts("documents")["texts"]["to-do" if to_do else "cited"]
        slots = self.words(theme) | {"doc": self.scene.document(theme)}
        return fill(self.rng.choice(group), slots)

    def past(self, theme: str) -> Pieces:
        """A sentence about what a body has done."""
        groups = ("department", "force", "agency", "council", "front")
        return self._drawn("past", theme, *groups)

    def free(self, theme: str) -> Pieces:
        """A sentence that assigns something to a body."""
        groups = ("department", "force", "agency", "state", "party")
        return self._drawn("free", theme, *groups)

    def headed(self, body: Body, theme: str, count: int) -> list[Pieces]:
        """Sentences that assign something to the body of the heading over them."""
        others = [
            each
            for each in self._bodies(theme, "department", "force", "agency", "front")
            if each != body
        ]
        chosen = self.rng.sample(texts("duties")["headed"], count)
        return [self._duty(entry, [body, *others[1:]], theme) for entry in chosen]

    def _drawn(self, group: str, theme: str, *groups: str) -> Pieces:
        entry = self.rng.choice(texts("duties")[group])
        others = self._bodies(theme, *groups)
        able = self._bodies(theme, *entry["by"]) if "by" in entry else others
        subject = self.rng.choice(able[:4] or others)
        return self._duty(entry, [subject, *(each for each in others if each != subject)], theme)

    def _bodies(self, theme: str, *groups: str) -> list[Body]:
        found = self.scene.some(8, *groups, theme=theme)
        return [each for each in found if each.key != self.scene.top]

    def _duty(self, entry: dict[str, Any], bodies: list[Body], theme: str) -> Pieces:
        rng, scene = self.rng, self.scene
        words = self.words(theme)
        what = fill(rng.choice(texts("duties")["what"]), words)
        following = scene.years.plan[0]
        slots: dict[str, Piece | Pieces] = {
            **words,
            "what": what,
            "next": str(following),
            "day": scene.day(date(following, rng.randint(1, 12), rng.randint(1, 28))).removeprefix(
                "ngày "
            ),
        }
        names: dict[str, Pieces] = {}
        text = entry["text"].lower()
        for slot, body in zip("abc", bodies, strict=False):
            if f"{{{slot}}}" in text or slot == "a":
                names[slot] = scene.body(body.key)
        if "c" in names and rng.random() < 0.3:
            names["c"] = [Name(rng.choice(_MANY), "")]
        if "{top}" in text:
            names["top"] = scene.body(scene.top)
        duties: Pieces = []
        for role in entry["roles"]:
            slot, what_role = role.split()
            name = next(each for each in names[slot] if isinstance(each, Name))
            duties.append(Duty(name.text, what_role, name.key or name.text))
        return [*duties, *fill(entry["text"], {**slots, **names})]

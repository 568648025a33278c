"""The frozen records of who is responsible and of the links of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.text.document import Span


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A sentence that says that an agency does or is to do something, or judges its work.

    Attributes:
        agency: key of the agency.
        roles: codes of the scheme `role`.
        span: the sentence.
        tense: code of the scheme `tense`.
        naming: code of the scheme `naming`.
        element: path of the innermost plan element that holds the sentence, or, for a sentence of
            a footnote, the mark of the note.
        method: ``rule`` or ``curated``.
    """

    agency: str
    roles: tuple[str, ...]
    span: Span
    tense: str
    naming: str
    element: str | None = None
    method: str = "rule"


@dataclass(frozen=True, slots=True)
class PlanLink:
    """A link between two plan elements, or from a footnote to what it annotates.

    Attributes:
        subject: path of the subject; so for the object.
        kind: local name of the property that links them.
        basis: code of the scheme `basis`.
        subject_span: the words of the subject that the link rests on; so for the object.
        reason_vi: why an editor holds that the link is there; empty where nothing is judged.
    """

    subject: str
    kind: str
    object: str
    basis: str
    subject_span: Span
    object_span: Span
    reason_vi: str = ""
    reason_en: str = ""

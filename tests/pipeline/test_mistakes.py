"""Each kind of mistake that contributors make is found, named and told how to mend.

`mistakes/valid.ttl` is what somebody might add to the published graph; `mistakes/mistakes.toml` has
the mistakes, one a table.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from lskg.pipeline import file_faults
from lskg.pipeline.third_party import Contribution, Rulebook, check_contribution, contribution_text
from lskg.project import Project
from lskg.shacl.validate import findings

FOLDER = Path(__file__).parent / "mistakes"
VALID = (FOLDER / "valid.ttl").read_text(encoding="utf-8")
MISTAKES = tomllib.loads((FOLDER / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]
ID = "https://w3id.org/lskg/id/"
Mistake = dict[str, str]
#: rdflib compares literals that do not fit their datatype, and warns of how it does.
pytestmark = pytest.mark.filterwarnings("ignore:NotImplemented should not be used")
#: Found beside the shapes, by what a file says of its terms and of the text.
_BESIDE = {
    *("DeprecatedTerm", "Disjoint", "Domain", "Namespace", "Number", "Quotation", "UnknownTerm"),
}


@dataclass
class Batch:
    """Mistakes that stand in one file, none about a thing that another is about."""

    text: str = VALID
    names: list[str] = field(default_factory=list)
    things: set[Node] = field(default_factory=set)

    def add(self, mistake: Mistake, things: set[Node]) -> None:
        """Make a mistake in the file."""
        self.text = with_mistake(mistake, self.text)
        self.names.append(mistake["name"])
        self.things |= things


def changed_things(mistake: Mistake) -> set[Node]:
    """What a mistake says something else of, with what it says, and what it is found at."""
    graphs = [Graph().parse(data=text) for text in (VALID, with_mistake(mistake))]
    changed = set(graphs[0]) ^ set(graphs[1])
    things = {node for subject, _, value in changed for node in (subject, value)}
    return {each for each in things if not isinstance(each, Literal)} | {
        URIRef(ID + mistake["focus"])
    }


def batches() -> list[Batch]:
    """Few files with all the mistakes, each of which is found as if it stood alone."""
    found: list[Batch] = []
    for mistake in MISTAKES:
        things = changed_things(mistake)
        for batch in found:
            if mistake.get("old", "") in batch.text and not things & batch.things:
                break
        else:
            batch = Batch()
            found.append(batch)
        batch.add(mistake, things)
    return found


@pytest.fixture(scope="module")
def checked(
    rules: Rulebook, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Contribution]:
    """A function that gives what is found in the file with a mistake."""
    texts = {name: batch.text for batch in batches() for name in batch.names}
    folder = tmp_path_factory.mktemp("mistakes")
    by_text = lru_cache(maxsize=None)(lambda text: check(text, rules, folder))
    return lambda name: by_text(texts[name])


@pytest.fixture(scope="module")
def rules(project_folder: Path, project_release: Path) -> Rulebook:
    return Rulebook.read(Project(project_folder), project_release)


def with_mistake(mistake: Mistake, text: str = VALID) -> str:
    """A text with what a mistake replaces and what it adds."""
    if "old" in mistake:
        assert text != VALID or mistake["old"] in text
        text = text.replace(mistake["old"], mistake["new"])
    return f"{text}\n{mistake.get('add', '')}\n"


def check(text: str, rules: Rulebook, folder: Path) -> Contribution:
    path = folder / "mine.ttl"
    path.write_text(text, encoding="utf-8")
    return check_contribution(path, rules)


def test_valid_file_has_no_findings(rules: Rulebook, tmp_path: Path) -> None:
    assert contribution_text(check(VALID, rules, tmp_path)).endswith(
        "Violations: 0. Other findings: 0.\n"
    )


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each["name"])
def test_mistake_is_found(mistake: Mistake, checked: Callable[[str], Contribution]) -> None:
    found = checked(mistake["name"])
    fitting = [
        (finding, way)
        for finding, way in found.findings
        if (finding.focus == ID + mistake["focus"] or mistake["focus"] == "_")
        and finding.path == mistake["path"]
        and finding.component.removesuffix("ConstraintComponent") == mistake["component"]
        and mistake["mend"] in way.en
    ]
    told = contribution_text(found)
    assert fitting, told
    finding, way = fitting[0]
    assert mistake["value"] in told
    assert finding.message_vi not in {"", finding.message_en}
    assert way.vi not in {"", way.en}
    assert all(words in told for words in (finding.message_vi, finding.message_en, way.vi, way.en))


def test_names_of_mistakes_are_told_apart() -> None:
    assert len({each["name"] for each in MISTAKES}) == len(MISTAKES)


@pytest.mark.reference
def test_findings_are_those_of_pyshacl_on_the_whole_graph(
    rules: Rulebook, project_release: Path, tmp_path: Path
) -> None:
    """One file with many mistakes, and all that is published beside it."""
    text = VALID
    for mistake in MISTAKES:
        if mistake["component"] not in _BESIDE:
            text = with_mistake(mistake, text)
    found = check(text, rules, tmp_path)
    whole = Graph()
    for path in sorted((project_release / "graph").rglob("*.nt")):
        if not path.stem.startswith("inferred"):
            whole.parse(path)
    whole.parse(tmp_path / "mine.ttl")
    _, report, _ = pyshacl.validate(whole, shacl_graph=rules.shapes, inference="none", inplace=True)
    assert isinstance(report, Graph)
    named = {str(node) for node in Graph().parse(data=text, format="turtle").all_nodes()}
    plain = {each for each in findings(report, rules.shapes) if each.focus in named}
    of_shapes = {each for each, _ in found.findings if each.shape}
    assert len(plain) > len(MISTAKES) / 2
    assert {each for each in of_shapes if each.focus in named} == plain


@pytest.mark.reference
def test_the_command_of_pyshacl_accepts_the_published_downloads(project_release: Path) -> None:
    """As anybody would do, who has `/shapes.ttl` and `/data?default` and nothing else."""
    pyshacl_command = str(Path(sys.executable).with_name("pyshacl"))
    command = [pyshacl_command, "-s", "shapes.ttl", "dump/union.ttl"]
    told = subprocess.run(command, cwd=project_release, capture_output=True, text=True, check=False)
    assert "Conforms: True" in told.stdout, told.stdout[-4000:] + told.stderr
    assert told.returncode == 0


@pytest.mark.reference
def test_published_data_have_none_of_the_faults_that_no_shape_tells(
    rules: Rulebook, project_release: Path
) -> None:
    whole = Graph()
    for path in sorted((project_release / "graph").rglob("*.nt")):
        if not path.stem.startswith(("inferred", "ontology", "alignment")):
            whole.parse(path)
    faults = [
        *file_faults.unknown_terms(whole, rules.core),
        *file_faults.misnamed(whole),
        *file_faults.misused(whole, whole, rules.core),
        *file_faults.misquoted(whole, rules.texts),
        *file_faults.miscounted(whole),
    ]
    assert faults == []

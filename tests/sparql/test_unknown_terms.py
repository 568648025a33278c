"""Terms of our namespaces that there are not: found where a query names them, and nowhere else."""

from __future__ import annotations

import pytest

from lskg.sparql.unknown_terms import KnownTerms

NS, CODE, ID = (
    "https://w3id.org/lskg/ns#",
    "https://w3id.org/lskg/code/",
    "https://w3id.org/lskg/id/",
)
KNOWN = KnownTerms(
    (NS, CODE, ID),
    [
        *(f"{NS}{name}" for name in ("Target", "TargetFigure", "hasIndicator", "isStatedIn")),
        *(f"{CODE}{name}" for name in ("audit-verdict", "audit-verdict/error", "theme/economy")),
        *(f"{ID}{name}" for name in ("x/target/1-a", "x/target/2-b", "place/đồng-đăng")),
        "urn:x:Other",
        f"{NS}isAboutIndicator",
        f"{CODE}hedge/about",
    ],
    {f"{NS}isAboutIndicator": f"{NS}hasIndicator", f"{CODE}hedge/about": f"{CODE}theme/economy"},
)


@pytest.mark.parametrize(
    ("text", "written", "nearest", "better"),
    [
        ("ASK { ?s a lskg:Targets }", "lskg:Targets", f"{NS}Target", "lskg:Target"),
        ("ASK { ?s a lskg:target }", "lskg:target", f"{NS}Target", "lskg:Target"),
        (
            f"PREFIX x: <{NS}> ASK {{ ?s x:hasIndicatr|a ?o }}",
            "x:hasIndicatr",
            f"{NS}hasIndicator",
            "x:hasIndicator",
        ),
        (
            f"ASK {{ ?s ?p <{CODE}verdict/error> }}",
            f"<{CODE}verdict/error>",
            f"{CODE}audit-verdict/error",
            "audit-verdict:error",
        ),
        (
            r"ASK { ?s ?p code:verdict\/error }",
            r"code:verdict\/error",
            f"{CODE}audit-verdict/error",
            "audit-verdict:error",
        ),
        (
            f"PREFIX t: <{ID}x/target/> ASK {{ t:1-b ?p ?o }}",
            "t:1-b",
            f"{ID}x/target/1-a",
            "t:1-a",
        ),
        (
            f"ASK {{ <{ID}place/dong-dang> ?p ?o }}",
            f"<{ID}place/dong-dang>",
            f"{ID}place/đồng-đăng",
            f"<{ID}place/đồng-đăng>",
        ),
        (f"ASK {{ ?s ?p <{CODE}zzzzzzzzzzzzzz> }}", f"<{CODE}zzzzzzzzzzzzzz>", None, ""),
    ],
)
def test_an_unknown_term_is_told_with_the_nearest(
    text: str, written: str, nearest: str | None, better: str
) -> None:
    (found,) = KNOWN.unknown(text)
    assert (found.written, found.nearest, found.better) == (written, nearest, better)
    assert found.corrected == (text.replace(written, better) if better else "")
    if found.corrected:
        assert KNOWN.unknown(found.corrected) == ()


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s a lskg:Target ; lskg:hasIndicator ?i }",
        "ASK { ?s a skos:Targets, <urn:x:Targets>, ex:Targets }",
        f"ASK {{ ?s ?p 'lskg:Targets', '''<{NS}Targets>''' }} # lskg:Targets",
        f"PREFIX lskg: <urn:x:> # <{NS}>\nASK {{ ?s a lskg:Targets }}",
        f"PREFIX x: <{NS}Targets> BASE <{NS}base> ASK {{ ?s ?p <{NS}> }}",
        f"ASK {{ ?s ?p <{ID}> }}",
        f"ASK {{ ?s a <{NS}T\\u0061rget>, <{NS}Target> }}",
        "ASK { ?lskg ?p 1 }",
        "",
        "ASK { ?s a lskg:Targets" + " " * 20_000 + "}",
        '"lskg:Targets',
    ],
)
def test_what_is_known_or_not_ours_or_not_named_is_not_told(text: str) -> None:
    assert KNOWN.unknown(text) == ()


def test_five_are_told() -> None:
    text = "ASK { " + " . ".join(f"?s lskg:x{number} lskg:x{number}" for number in range(9)) + " }"
    assert [each.written for each in KNOWN.unknown(text)] == [f"lskg:x{n}" for n in range(5)]


@pytest.mark.parametrize(
    ("written", "better"),
    [("lskg:isAboutIndicator", "lskg:hasIndicator"), ("hedge:about", "theme:economy")],
)
def test_a_deprecated_term_is_told_with_what_replaces_it(written: str, better: str) -> None:
    """It is in the graph, and the nearest by its letters may be another."""
    text = f"ASK {{ ?s {written} ?o }}"
    (found,) = KNOWN.unknown(text)
    assert (found.written, found.better, found.is_deprecated) == (written, better, True)
    assert found.corrected == text.replace(written, better)
    (other,) = KNOWN.unknown("ASK { ?s a lskg:Targets }")
    assert not other.is_deprecated


def test_what_is_named_otherwise_is_told_by_its_new_name() -> None:
    new = {f"{ID}target/1-a": f"{ID}x/target/1-a", f"{ID}target/2-b": f"{ID}x/target/none"}
    iris = [f"{ID}x/target/1-a", f"{ID}target/1-b"]
    known = KnownTerms((ID,), iris, renamed=new.get)
    (found,) = known.unknown(f"ASK {{ <{ID}target/1-a> ?p ?o }}")
    assert found.nearest == f"{ID}x/target/1-a"
    (found,) = known.unknown(f"ASK {{ <{ID}target/2-b> ?p ?o }}")
    assert found.nearest == f"{ID}target/1-b", "of what is gone, the nearest"

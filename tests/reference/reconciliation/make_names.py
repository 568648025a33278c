"""Makes the names of the scorecard of reconciliation, once: `python make_names.py RELEASE`.

What is right follows from the names of the graph alone, by the rules in `names.md`; the matcher
is not asked.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from lskg.engine.graph_connection import GraphConnection
from lskg.engine.store import InProcess, Store
from lskg.text.name_forms import spelling
from lskg.text.slugs import fold
from lskg.web.reconcile.matching import Candidate, Candidates
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.release import Site

HERE = Path(__file__).parent
EACH = 75
MOST = 3

FAMILIES = {
    "Province": "province",
    "District": "district",
    "Commune": "commune",
    "Indicator": "indicator",
    "IndicatorTarget": "target",
    "PolicyConcept": "concept",
    "Project": "project",
    "PartyCongress": "congress",
    "Plan": "plan",
    "Source": "source",
    "DataSet": "source",
}
ABOVE = (
    ("Organization", "organization"),
    ("Document", "document"),
    ("Initiative", "programme"),
    ("Place", "place"),
)
TURNS = (
    *("indicator", "commune", "organization", "indicator", "project", "place", "programme"),
    *("indicator", "commune", "document", "province", "concept", "plan", "district"),
    *("target", "source", "congress"),
)

SHORT = {
    "ủy ban nhân dân": "UBND",
    "hội đồng nhân dân": "HĐND",
    "mặt trận tổ quốc": "MTTQ",
    "kinh tế - xã hội": "KT-XH",
    "nông thôn mới": "NTM",
    "khoa học và công nghệ": "KH&CN",
    "giáo dục và đào tạo": "GD&ĐT",
    "thông tin và truyền thông": "TT&TT",
    "công nghệ thông tin": "CNTT",
    "dân tộc thiểu số": "DTTS",
    "bảo hiểm y tế": "BHYT",
    "bảo hiểm xã hội": "BHXH",
    "giáo dục phổ thông": "GDPT",
    "giáo dục nghề nghiệp": "GDNN",
    "trung học cơ sở": "THCS",
    "trung học phổ thông": "THPT",
    "ngân sách nhà nước": "NSNN",
    "ngân sách địa phương": "NSĐP",
    "hợp tác xã": "HTX",
    "khu công nghiệp": "KCN",
    "cụm công nghiệp": "CCN",
    "xuất nhập khẩu": "XNK",
    "cựu chiến binh": "CCB",
    "liên hiệp phụ nữ": "LHPN",
    "liên đoàn lao động": "LĐLĐ",
    "mục tiêu quốc gia": "MTQG",
    "thủ tục hành chính": "TTHC",
    "cơ sở dữ liệu": "CSDL",
    "lực lượng vũ trang": "LLVT",
    "doanh nghiệp": "DN",
    "ban chấp hành": "BCH",
    "ban thường vụ": "BTV",
    "trung ương": "TW",
    "cửa khẩu": "CK",
    "chuyển đổi số": "CĐS",
    "an toàn thực phẩm": "ATTP",
    "an ninh trật tự": "ANTT",
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "quốc lộ": "QL",
    "giai đoạn": "GĐ",
    "thành phố": "TP.",
    "thị trấn": "TT.",
    "huyện": "H.",
    "phường": "P.",
    "xã": "X.",
}
KINDS = (
    "(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường)(?= (?-i:[A-ZĐ]))|"
    "Cửa khẩu quốc tế|Cửa khẩu song phương|Cửa khẩu|Sông|Cầu|Vùng|"
    "Nghị quyết số|Nghị định số|Quyết định số|Chỉ thị số|Kết luận số|Kế hoạch số|Kế hoạch|"
    "Chương trình hành động số|Chương trình|Phong trào|Đề án|Dự án|Mô hình|Giải pháp|"
    "Cụm công nghiệp|Khu công nghiệp|Khu đô thị mới|Khu đô thị|Thủy điện|"
    "Nhà máy|Công ty|Hội(?! đồng)|Quỹ"
)
KIND = re.compile(rf"^(?:{KINDS})\s+", re.IGNORECASE)
UNIT = re.compile(r"^(Tỉnh|Thành phố|Huyện|Thị xã|Thị trấn|Xã|Phường) ([A-ZĐ].+)$")
#: First words of names of indicators.
HEAD = re.compile(
    r"(?:Số|Tỷ lệ|Tỷ trọng|Diện tích|Tốc độ tăng|Giá trị|Sản lượng|Doanh thu|Mức|Tổng|Thu nhập)"
    r"(?= )"
)
UNIT_CLASSES = frozenset(("Province", "District", "Commune"))
TONES = "\u0300\u0301\u0309\u0303\u0323"
YEAR = re.compile(r"\b20[0-4]\d\b")


@dataclass(frozen=True)
class Row:
    """A name as somebody types it, and the things that it may mean; none for a negative."""

    treatment: str
    query: str
    expected: tuple[str, ...]
    of: str


@cache
def flat(name: str) -> str:
    """A name as plain words."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(name)).split())


@cache
def bare(name: str) -> str:
    """The same without the kind at its beginning."""
    return flat(KIND.sub("", name))


@cache
def spelt(name: str) -> str:
    """A name with its marks, in small letters."""
    return spelling(name)


@cache
def bare_spelt(name: str) -> str:
    """The same without the kind at its beginning."""
    return spelling(KIND.sub("", name))


class Graph:
    """The named things of a release, and who bears a name."""

    def __init__(self, release: Path) -> None:
        site = Site.open(release)
        index = GraphIndex(GraphConnection(InProcess(Store.open(release))), site)
        self.index = index
        self.things = {each.id: each for each in Candidates(index).all}
        self.names = {flat(form.name) for each in self.things.values() for form in each.names}
        self._by: dict[Callable[[str], str], dict[str, set[str]]] = {}

    def labels(self, thing: Candidate) -> dict[str, str]:
        """The label of a thing in each language."""
        return self.index.labels.get(thing.iri, {})

    def family(self, thing: Candidate) -> str:
        """One of the families that names are drawn from in turn."""
        for each in thing.types:
            if (found := FAMILIES.get(each.rpartition("#")[2])) is not None:
                return found
        kinds = {each.rpartition("#")[2] for each in thing.kinds}
        return next(family for kind, family in ABOVE if kind in kinds)

    def bearers(self, query: str, key: Callable[[str], str] = spelt) -> set[str]:
        """The things with a name that is the same by a key."""
        if key not in self._by:
            self._by[key] = defaultdict(set)
            for each in self.things.values():
                for name in each.names:
                    self._by[key][key(name.name)].add(each.id)
        return self._by[key].get(key(query), set())

    def nearest(self, query: str) -> set[str]:
        """The things whose plain names differ least, or by one letter more than these."""
        self.bearers("", flat)
        names = list(self._by[flat])
        near = process.extract(query, names, scorer=DamerauLevenshtein.distance, limit=20)
        return {
            key for name, far, _ in near if far <= near[0][1] + 1 for key in self._by[flat][name]
        }

    def meant(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Which of several bearers of a name are meant, by the rules in `names.md`."""
        found = {each: self.things[each] for each in ids}
        if places := {key for key, each in found.items() if self.is_place(each)}:
            found = {key: found[key] for key in places}
        if units := {key for key in found if key.startswith("administrative-unit/")}:
            found = {key: each for key, each in found.items() if key in units or not _is_unit(each)}
            if any(not found[key].is_ended for key in units):
                found = {key: each for key, each in found.items() if not each.is_ended}
        return tuple(sorted(found))

    def is_place(self, thing: Candidate) -> bool:
        """Whether it is a place."""
        return any(each.endswith("#Place") for each in thing.kinds)


def _is_unit(thing: Candidate) -> bool:
    return any(each.rpartition("#")[2] in UNIT_CLASSES for each in thing.types)


def main(release: Path) -> None:
    """Write both halves."""
    chance = random.Random(20261201)
    graph = Graph(release)
    rows: list[Row] = []
    for name, make in TREATMENTS.items():
        rows += drawn(graph, name, make, chance)
    rows += negatives(graph, chance)
    chance.shuffle(rows)
    seen: dict[str, int] = defaultdict(int)
    halves: dict[str, list[Row]] = {"seen": [], "unseen": []}
    for row in sorted(rows, key=lambda each: each.treatment):
        seen[row.treatment] += 1
        halves["seen" if seen[row.treatment] % 2 else "unseen"].append(row)
    for half, found in halves.items():
        with (HERE / f"{half}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(("treatment", "query", "expected", "of"))
            for row in found:
                writer.writerow((row.treatment, row.query, " ".join(row.expected), row.of))


def drawn(graph: Graph, treatment: str, make: Treatment, chance: random.Random) -> Iterator[Row]:
    """Names in one treatment, of the families in turn."""
    left: dict[str, list[Candidate]] = defaultdict(list)
    for each in sorted(graph.things.values(), key=lambda each: each.id):
        left[graph.family(each)].append(each)
    for things in left.values():
        chance.shuffle(things)
    used: set[str] = set()
    turns = list(TURNS)
    while len(used) < EACH and turns:
        for family in list(turns):
            row = next_of(graph, left[family], make, used, chance)
            if row is None:
                turns.remove(family)
            elif len(used) < EACH:
                used.add(flat(row[0]))
                yield Row(treatment, *row)


def next_of(
    graph: Graph, left: list[Candidate], make: Treatment, used: set[str], chance: random.Random
) -> tuple[str, tuple[str, ...], str] | None:
    """The next of some things that a treatment makes a name of with few meanings."""
    while left:
        thing = left.pop()
        made = make(graph, thing, chance)
        if made and flat(made[0]) not in used and 0 < len(made[1]) <= MOST:
            return *made, graph.labels(thing).get("vi", "")
    return None


Made = tuple[str, tuple[str, ...]] | None
Treatment = Callable[[Graph, Candidate, random.Random], Made]


def no_marks(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*Ty le che phu rung*."""
    name = _plain(graph, thing)
    query = chance.choice((str, str.lower, str.upper))(_unmarked(name))
    return (query, graph.meant(graph.bearers(name, flat))) if query != name else None


def wrong_marks(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*Lãng Sơn*: one syllable has another tone."""
    name = _plain(graph, thing)
    words = name.split()
    at = chance.randrange(len(words))
    letters = unicodedata.normalize("NFD", words[at])
    vowel = re.search(rf"[aeiouy][\u0302\u0306\u031b]*[{TONES}]?", letters, re.IGNORECASE)
    if vowel is None or _unmarked(name) == name or (words[at].isupper() and len(words[at]) > 1):
        return None
    base = re.sub(f"[{TONES}]", "", vowel[0])
    tone = chance.choice([each for each in ("", *TONES) if base + each != vowel[0]])
    words[at] = letters[: vowel.start()] + base + tone + letters[vowel.end() :]
    query = unicodedata.normalize("NFC", " ".join(words))
    bearers = graph.bearers(name, flat)
    if (
        len(
            {
                spelt(each.name)
                for key in bearers
                for each in graph.things[key].printed
                if flat(each.name) == flat(name)
            }
        )
        > 1
    ):
        return None
    return (query, graph.meant(bearers)) if fold(query) == fold(name) else None


def abbreviated(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*UBND tỉnh Lạng Sơn*: one or two abbreviations that are common."""
    name = _plain(graph, thing)
    query, count = name, 0
    for full, short in SHORT.items():
        if short.endswith("."):
            pattern, ways = rf"^{full.capitalize()}(?= [A-ZĐ])", re.NOFLAG
        else:
            pattern, ways = rf"\b{full}\b", re.IGNORECASE
        if count < 2:
            query, made = re.subn(pattern, short, query, count=1, flags=ways)
            count += made
    return (query, graph.meant(graph.bearers(name))) if count else None


def other_order(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*Lạng Sơn, tỉnh*; *che phủ rừng (tỷ lệ)*."""
    name = _plain(graph, thing)
    if found := UNIT.match(name):
        kind = found[1].lower()
        query = chance.choice((f"{found[2]}, {kind}", f"{found[2]} ({kind})", f"{found[2]} {kind}"))
    else:
        at = 0 if any(mark in name for mark in "()“”:,/") else _cut(name)
        if not at:
            return None
        form = chance.choice(("{1}, {0}", "{1} ({0})", "{1} {0}"))
        query = form.format(name[:at], name[at + 1 :])
    return query, graph.meant(graph.bearers(name))


def _cut(name: str) -> int:
    """Where a name can be cut in two: after its head, or before the first name or number in it."""
    if found := HEAD.match(name):
        return found.end()
    words = name.split(" ")
    for at in range(1, len(words)):
        if words[at - 1][:1].islower() and not words[at][:1].islower():
            return len(" ".join(words[:at]))
    return 0


def wrong_letter(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*Tỷ lệ che phũ rừnh*: a letter is another, doubled, missing, or swapped with the next."""
    name = _plain(graph, thing)
    places = [
        at for at, letter in enumerate(name[:-1]) if letter.isalpha() and name[at + 1].isalpha()
    ]
    if len(flat(name)) < 7 or not places:
        return None
    at = chance.choice(places[1:] or places)
    kind = chance.randrange(4)
    letters = {
        0: chance.choice("bcdghklmnprstv"),
        1: "",
        2: name[at] * 2,
        3: name[at + 1] + name[at],
    }[kind]
    query = name[:at] + letters + name[at + (2 if kind == 3 else 1) :]
    nearest = graph.nearest(flat(query))
    bearers = graph.bearers(name)
    if flat(query) == flat(name) or not nearest <= bearers | {thing.id}:
        return None
    return query, graph.meant(bearers)


def former(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*xã Bảo Lâm cũ*: a unit that became part of another."""
    if not thing.is_ended or graph.family(thing) == "province":
        return None
    labels = {
        key: re.sub(r" \((?:đến|until) .*\)", "", each) for key, each in graph.labels(thing).items()
    }
    forms = (
        "{vi}",
        "{vi} cũ",
        "{vi} (cũ)",
        "{vi} trước đây",
        "nguyên {vi}",
        "former {en}",
        "{en} (former)",
    )
    form = chance.choice(forms)
    query = form.format(**labels)
    bearers = {key for key in graph.bearers(labels["vi"]) if key.startswith("administrative-unit/")}
    if form == "{vi}":
        return query, graph.meant(bearers)
    return query, tuple(sorted(key for key in bearers if graph.things[key].is_ended))


def english(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*Forest cover rate*."""
    labels = graph.labels(thing)
    name = re.sub(r" \((?:from|until) .*\)$", "", labels.get("en", ""))
    if not name or name == labels.get("vi"):
        return None
    ways: tuple[tuple[Callable[[str], str], Callable[[str], str]], ...] = (
        (str, spelt),
        (str.title, spelt),
        (lambda text: text.replace(" and ", " & "), spelt),
        (_unmarked, flat),
        (lambda text: _unmarked(text).lower(), flat),
    )
    way, key = chance.choice(ways)
    return way(name), graph.meant(graph.bearers(name, key))


def without_kind(graph: Graph, thing: Candidate, chance: random.Random) -> Made:
    """*Na Dương 2* for the industrial cluster, *28-NQ/TW* for the resolution."""
    name = _plain(graph, thing)
    query = KIND.sub("", name)
    if query == name or " " not in flat(query) or query.startswith("của "):
        return None
    return query, graph.meant(graph.bearers(query, bare_spelt) | graph.bearers(query))


TREATMENTS: dict[str, Treatment] = {
    "no diacritics": no_marks,
    "wrong diacritics": wrong_marks,
    "abbreviation": abbreviated,
    "word order": other_order,
    "one letter": wrong_letter,
    "old unit": former,
    "english": english,
    "kind left out": without_kind,
}


def _plain(graph: Graph, thing: Candidate) -> str:
    """The Vietnamese label, without the days on which a unit began or ended."""
    label = graph.labels(thing).get("vi", "") or thing.printed[0].name
    return re.sub(r" \((?:đến|từ) .*\)$", "", label)


def _unmarked(text: str) -> str:
    """A name without its diacritics."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in plain if not unicodedata.combining(each))


def negatives(graph: Graph, chance: random.Random) -> list[Row]:
    """Names that are near to those of the graph, and none of them."""
    found: list[Row] = []
    for name, count, make in NEGATIVES:
        used: set[str] = set()
        options = [each for each in make(graph, chance) if not _known(graph, each)]
        options = list(dict.fromkeys(options))
        chance.shuffle(options)
        for query in options:
            if len(used) < count and flat(query) not in used:
                used.add(flat(query))
                typed = _unmarked(query) if chance.random() < 0.3 else query
                found.append(Row(name, typed, (), ""))
    return found


def _known(graph: Graph, query: str) -> bool:
    return flat(query) in graph.names


def other_numbers(graph: Graph, chance: random.Random) -> Iterator[str]:
    """*27-NQ/TW*, where the graph has 28-NQ/TW."""
    for thing in graph.things.values():
        if graph.family(thing) in ("document", "plan", "source"):
            for name in thing.printed:
                if found := re.search(r"\b(\d+)(?=[-/](?:\d{4}/)?[A-ZĐ])", name.name):
                    for step in (-1, 1, 10):
                        other = f"{max(int(found[1]) + step, 1):02d}"
                        yield name.name[: found.start()] + other + name.name[found.end() :]


def other_years(graph: Graph, chance: random.Random) -> Iterator[str]:
    """*… giai đoạn 2011 - 2015*, where the graph has 2016 - 2025."""
    for thing in graph.things.values():
        if graph.family(thing) not in ("target", "province", "district", "commune"):
            for name in thing.printed:
                if YEAR.search(name.name):
                    step = chance.choice((-10, -5, -1, 1, 5))
                    yield YEAR.sub(partial(_later, step), name.name)


def _later(years: int, year: re.Match[str]) -> str:
    return str(int(year[0]) + years)


def other_editions(graph: Graph, chance: random.Random) -> Iterator[str]:
    """*Đại hội … lần thứ XVI*."""
    for thing in graph.things.values():
        if graph.family(thing) in ("congress", "plan", "document"):
            for name in thing.printed:
                if re.search(r"\bX[IVX]+\b", name.name):
                    for other in ("XI", "XII", "XV", "XVI", "XIX", "XX"):
                        yield re.sub(r"\bX[IVX]+\b", other, name.name)


def elsewhere(graph: Graph, chance: random.Random) -> Iterator[str]:
    """Districts and communes of other provinces, real ones."""
    for line in (HERE / "elsewhere.txt").read_text(encoding="utf-8").splitlines():
        if not graph.bearers(line, bare):
            yield line


def bodies_elsewhere(graph: Graph, chance: random.Random) -> Iterator[str]:
    """*UBND tỉnh Cao Bằng*; *Trung tâm Y tế huyện Cao Lộc*."""
    provinces = ("Cao Bằng", "Bắc Kạn", "Quảng Ninh", "Thái Nguyên", "Bắc Giang", "Hà Giang")
    districts = ("Cao Lộc", "Văn Lãng", "Văn Quan", "Bình Gia", "Yên Thế", "Na Rì")
    for thing in graph.things.values():
        if graph.family(thing) in ("organization", "document", "congress", "plan", "programme"):
            for name in thing.printed:
                if "Lạng Sơn" in name.name:
                    yield name.name.replace("Lạng Sơn", chance.choice(provinces))
                if found := re.search(r"huyện [A-ZĐ]\S+ [A-ZĐ]\S+", name.name):
                    yield name.name.replace(found[0], f"huyện {chance.choice(districts)}")


def near_names(graph: Graph, chance: random.Random) -> Iterator[str]:
    """A word of a short name is another one, or the number of a project."""
    words = [
        word
        for each in graph.things.values()
        if graph.family(each) == "commune"
        for word in _plain(graph, each).split()[1:]
        if word.isalpha()
    ]
    for thing in graph.things.values():
        name = _plain(graph, thing)
        parts = name.split()
        if (
            graph.family(thing) in ("district", "commune", "place")
            and 2 < len(parts) < 6
            and "(" not in name
        ):
            parts[-1] = chance.choice(words).capitalize()
            query = " ".join(parts)
            if not graph.bearers(query, bare):
                yield query
        elif graph.family(thing) == "project" and re.search(r" \d$", name):
            yield f"{name[:-1]}{chance.choice('6789')}"


def other_kinds(graph: Graph, chance: random.Random) -> Iterator[str]:
    """*Tỉnh Chi Lăng*, *Huyện Đồng Đăng*."""
    for thing in graph.things.values():
        if found := UNIT.match(re.sub(r" \(.*\)$", "", _plain(graph, thing))):
            kinds = [
                each
                for each in ("Tỉnh", "Huyện", "Thị xã", "Phường", "Thị trấn")
                if each != found[1]
            ]
            yield f"{chance.choice(kinds)} {found[2]}"


NEGATIVES: tuple[tuple[str, int, Callable[[Graph, random.Random], Iterator[str]]], ...] = (
    ("other number", 70, other_numbers),
    ("other year", 40, other_years),
    ("other edition", 14, other_editions),
    ("elsewhere", 66, elsewhere),
    ("body elsewhere", 40, bodies_elsewhere),
    ("near name", 40, near_names),
    ("other kind", 30, other_kinds),
)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

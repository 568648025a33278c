"""What stands before and after the body of a report: letterhead, title, signature."""

from __future__ import annotations

from datetime import date

from benchmarks.reports.pieces import Name, Piece, Text
from benchmarks.reports.scene import Scene
from benchmarks.reports.tables import bodies

_SIGNS = {
    "bo-nnmt": "BNNMT",
    "bo-cong-thuong": "BCT",
    "bo-khcn": "BKHCN",
    "bo-y-te": "BYT",
    "bo-gddt": "BGDĐT",
}


class Frame:
    """Writes head and foot of a report."""

    def __init__(self, scene: Scene, text: Text) -> None:
        self.scene = scene
        self.text = text
        self._number = scene.rng.randint(2, 600)
        day = scene.rng.randint(1, 28), scene.rng.randint(5, 12)
        self._day = date(scene.years.last, day[1], day[0])
        commune = scene.level == "commune"
        self._term = "I" if commune else scene.terms[0]
        self._place = f"XÃ {scene.commune.upper()}" if commune else f"TỈNH {scene.province.upper()}"
        self.title = ""

    def head(self) -> None:
        """Write letterhead and title."""
        {
            "congress": self._congress,
            "resolution": self._resolution,
            "plan": self._plan,
            "programme": self._programme,
            "annual": self._annual,
        }[self.scene.kind]()

    def foot(self) -> None:
        """Write the signature and who gets the report."""
        scene = self.scene
        party = scene.kind in {"congress", "resolution"}
        if scene.rng.random() < 0.6:
            self.text.add("Nơi nhận:")
            central = ("ban-bi-thu",) if party else ("chinh-phu",)
            for key in (*central, scene.top):
                self.text.add("- ", *scene.body(key), ",")
            self.text.add("- Lưu Văn thư.")
        if scene.level == "nation":
            self.text.add("BỘ TRƯỞNG")
        else:
            self.text.add("T/M BAN CHẤP HÀNH" if party else "TM. ỦY BAN NHÂN DÂN")
            self.text.add("BÍ THƯ" if party else "CHỦ TỊCH")

    def _congress(self) -> None:
        scene = self.scene
        party = Name(f"ĐẢNG BỘ {self._place}", "dang-bo")
        if scene.rng.random() < 0.5:
            self.text.add(Name("ĐẢNG CỘNG SẢN VIỆT NAM", "dcsvn"))
        self.text.add(party)
        span = scene.span(scene.years.plan)
        span = scene.span((scene.years.plan[0] - 1, scene.years.plan[1]))
        self._titled(
            "BÁO CÁO CHÍNH TRỊ",
            [
                "TRÌNH ĐẠI HỘI ĐẠI BIỂU ",
                party,
                f" LẦN THỨ {self._term}, NHIỆM KỲ {span}",
            ],
        )

    def _resolution(self) -> None:
        scene = self.scene
        commune = scene.level == "commune"
        self._headed("dang-uy-xa" if commune else "tinh-uy")
        self.text.add(f"Số {self._number:02d}-NQ/{'ĐU' if commune else 'TU'}")
        self.text.add(f"{scene.commune if commune else scene.province}, {self._long_day()}")
        self._titled(
            "NGHỊ QUYẾT",
            [f"Về phát triển kinh tế - xã hội giai đoạn {scene.span(scene.years.plan)}"],
        )
        self.text.add("Căn cứ ", *scene.document("economy"), ";")
        self.text.add("Căn cứ ", *scene.document("party"), ",")
        self.text.add(*scene.body("bch-xa" if commune else "bch-tinh", upper=True), " QUYẾT NGHỊ:")

    def _plan(self) -> None:
        scene = self.scene
        self._office("KH")
        span = scene.span(scene.years.plan)
        self._titled("KẾ HOẠCH", [f"Phát triển kinh tế - xã hội 5 năm {span}"])
        key = "ubnd-xa" if scene.level == "commune" else "ubnd-tinh"
        self.text.add(
            *("Thực hiện ", *scene.document("economy"), ", ", *scene.body(key)),
            " xây dựng Kế hoạch với những nội dung sau:",
        )

    def _annual(self) -> None:
        scene = self.scene
        self._office("BC")
        last = scene.years.last
        title = f"Tình hình kinh tế - xã hội năm {last} và nhiệm vụ năm {last + 1}"
        self._titled("BÁO CÁO", [title])

    def _programme(self) -> None:
        scene = self.scene
        self.text.add(*scene.body(scene.ministry, upper=True))
        self.text.add(f"Số: {self._number}/QĐ-{_SIGNS[scene.ministry]}")
        self.text.add(self._long_day().capitalize())
        name = bodies()[scene.ministry].name.removeprefix("Bộ ").lower()
        self._titled(
            "CHƯƠNG TRÌNH", [f"Phát triển ngành {name} giai đoạn {scene.span(scene.years.plan)}"]
        )

    def _office(self, sign: str) -> None:
        scene = self.scene
        commune = scene.level == "commune"
        self._headed("ubnd-xa" if commune else "ubnd-tinh")
        self.text.add(f"Số: {self._number}/{sign}-UBND")
        self.text.add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        self.text.add("Độc lập - Tự do - Hạnh phúc")
        self.text.add(f"{scene.commune if commune else scene.province}, {self._long_day()}")

    def _headed(self, key: str) -> None:
        """Write the name of the issuing body, with its place now and then."""
        place = self._place.split(" ", 1)[1] if self.scene.rng.random() < 0.7 else ""
        self.text.add(Name(f"{bodies()[key].name.upper()} {place}".strip(), key))

    def _titled(self, kind: str, title: list[Piece]) -> None:
        self.text.add(kind)
        self.text.add(*title)
        printed = "".join(
            each if isinstance(each, str) else getattr(each, "text", "") for each in title
        )
        self.title = f"{kind} {printed}"

    def _long_day(self) -> str:
        day = self._day
        return f"ngày {day.day:02d} tháng {day.month} năm {day.year}"

"""How the genre prints numbers that are no figures, in the order in which they are looked for."""

from __future__ import annotations

import re

from lskg.extract.names.grammar import UPPER, unless_after
from lskg.text.word_lists import rows

_CAPITAL = rf"(?:[{UPPER}][\w.-]*)"
_N = r"[0-9]{1,2}"
# A number ends here: no digits, decimals, percent or fraction go on.
_OVER = r"(?![0-9%/]|[.,][0-9])"
# What follows a number in a name, as a unit never does.
_AFTER_NAME = (
    r"(?=\s*(?:[,;.:)…”\"]|dài\b|rộng\b|nối\b|với\b|được\b|đã\b|đi\b"
    r"|và\b|tại\b|thuộc\b|của\b|theo\b|gắn\b|cửa khẩu\b|đến nay\b|$))"
)
_MORE = rf"(?:\s*(?:,|và)\s*{_N}(?![0-9%./])(?=\s*[,;.)…]|\s+và\b))*"
_MARK = r"[0-9]+(?:/[0-9]+)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_DOCUMENTS = (
    "Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Luật|Công văn|Quy định|Hướng dẫn"
    "|Thông báo|Công điện|Pháp lệnh|Thông tri|Kế hoạch|Chương trình hành động"
)
_ROADS = "[Qq]uốc lộ|QL|[Tt]ỉnh lộ|TL|ĐT|ĐH|[Đđ]ường tỉnh|[Đđ]ường huyện|[Cc]ao tốc|CT|[Hh]ương lộ"
_THINGS = (
    "khu|cụm|nhà máy|trạm|dự án|tiểu dự án|hợp phần|khối|khu phố|thôn|tổ|đội|lô|phân khu|đề án"
    "|chương trình|cầu|hồ|hầm|ga|cảng|thủy điện|trường|bệnh viện|trung đoàn|sư đoàn|quân khu"
)
_GRADES = "mũi|hạng|loại|cấp độ|mức độ|nhóm|cấp|lớp|khóa|khoá|khu vực|vùng|top|tốp|tiêu chí số|số"
_AFTER_GRADE = (
    r"(?=\s*(?:[,;.:)”]|(?:làm|gây|đổ bộ|đi qua|và|của|theo|có|trở|tự|được|đạt|tại|đang|đã)\b|$))"
)

_MONTH = rf"(?:0?[1-9]|1[0-2]){_OVER}(?!\s*(?:tỷ|triệu|nghìn))"
_MORE_MONTHS = (
    rf"(?:\s*(?:,|;|và|-|–|đến)\s*(?:(?:tháng|quý)\s+)?{_MONTH}"
    r"(?=\s*(?:[,;.:)]|(?:và|đến|hằng|hàng|mỗi|năm)(?!\w)|$)))*"
)


def _parts() -> str:
    """Pattern of the words for the parts of a document, of which some need another part behind."""
    words = []
    for row in sorted(
        rows("lskg.extract.figures", "part_words.csv"), key=lambda r: -len(r["word"])
    ):
        behind = rf"(?=[^.;]{{0,30}}?(?<!\w)(?:{row['with']})(?!\w))" if row["with"] else ""
        words.append(f"{unless_after(row['unless_after'])}{row['word']}{behind}")
    return rf"(?i:{'|'.join(words)})"


# khoản 1 Điều 5, các Biểu số 01, 02, mục (IV) (4.2)
_REFERENCE = rf"\(?(?:{_N}(?:\.{_N})*[a-eđ]?{_OVER}|[IVXL]+)\)?(?!\w)"
_PART = _parts()
_PARTS = (
    rf"(?<!\w){_PART}(?:\s+số)?:?\s*{_REFERENCE}"
    rf"(?:\s*(?:,|;|và|-|–)?\s*(?:{_PART}\s+)?(?:số\s+)?{_REFERENCE})*"
    rf"(?=\s*(?:[:.,;)”]|$|[{UPPER}]|(?:kèm|đính kèm|ban hành|của|và|này|nêu|tại|trong)(?!\w)))"
)

#: Marks of footnotes in the running text.
FOOTNOTE_MARK = r"(?<=\S)[^\S\n]?\[[0-9]{1,3}(?:\s*[,;–-]\s*[0-9]{1,3})*\]"
#: A list of years (*các năm 2021, 2022 và 2023*).
YEARS = rf"(?:năm|các năm)\s+{_YEAR}(?:\s*(?:,|;|và|và năm|năm)\s*{_YEAR}(?![0-9.,]*[0-9]))+"


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern, re.MULTILINE)) for role, pattern in rows)


#: Looked for before expressions of time.
EARLY = _table(
    # các năm 2021, 2022 và 2023
    ("period", YEARS),
    # các tháng 3, 6, 9
    (
        "date",
        rf"(?i)(?<!\w)các\s+(?:tháng|quý)\s+{_MONTH}"
        rf"(?:\s*(?:,|và)\s*(?:(?:tháng|quý)\s+)?{_MONTH})+",
    ),
    # 57-NQ/TW, 1246/NQ-UBTVQH15, 111/2022/NĐ-CP, 31/2024/QH15
    (
        "document number",
        r"(?<![\w/.,])[0-9]{1,5}(?:/[0-9]{4})?\s?[-/]\s?(?:[A-ZĐ]{2,}|CTr|KHu)\w*"
        r"(?:\s?[-/]\s?[A-ZĐ]\w*)*",
    ),
    (
        "document number",
        rf"(?:{_DOCUMENTS}|số hiệu)(?:\s+số:?)?\s+[0-9]+(?:/[0-9]{{4}})?{_OVER}"
        r"(?!\s+năm\b(?!\s+(?:19|20)[0-9]{2}))",
    ),
    ("document number", r"(?i)(?:mã số|số ký hiệu|văn bản số|tờ trình số)\s*:?\s*[0-9]+"),
    (
        "heading number",
        r"^[^\S\n]*\[?[0-9]{1,3}(?:\.[0-9]{1,2})*(?:[.)\]]|(?<=\.[0-9]))(?=\s+\S)",
    ),
    ("heading number", r"\((?:[0-9]{1,2})\)(?=\s*\S)"),
    ("heading number", _PARTS),
    # the marks of footnotes: 610 tỷ đồng [2], [16, 17]
    ("heading number", FOOTNOTE_MARK),
    (
        "name",
        rf"(?i)\bmốc\s+(?:giới\s+)?(?:số\s+)?{_MARK}(?:\s*[-–]\s*{_MARK})*"
        r"(?![0-9/]|[.,][0-9])(?=\s*(?:[,;.:)]|(?:đến|tới|và|dài|thuộc|tại|ở|trên)\b|$))",
    ),
    ("date", r"(?i)ngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}(?:\s+năm\s+[0-9]{4})?"),
    # (giáo dục phổ thông) 2018, Viet Solutions 2022
    (
        "name",
        rf"(?:phổ thông|GDPT|{_CAPITAL}\s+{_CAPITAL})\s+{_YEAR}(?![0-9./])(?!\s*[-–]\s*[0-9])",
    ),
)

#: Looked for after expressions of time.
LATE = _table(
    (
        "period",
        r"(?<![\w.,/])1[0-9]{3}\s*[-–]\s*(?:1[0-9]|20)[0-9]{2}(?![\w.,/])",
    ),
    # (2021: …)
    ("date", rf"(?<![\w.,/]){_YEAR}(?=\s*[:)])|(?<=\(){_YEAR}(?![\w.,])"),
    ("date", r"\bnăm\s+1[0-8][0-9]{2}(?![0-9])"),
    ("date", r"(?i)ngày\s+[0-9]{1,2}[/-][0-9]{1,2}(?![/0-9-])"),
    # đến 31/10, trước 15/12
    (
        "date",
        r"(?i)(?<!\w)(?:đến|trước|từ|sau|tính đến|đến hết)\s+(?:[0-2]?[0-9]|3[01])"
        r"/(?:0?[1-9]|1[0-2])"
        r"(?![/0-9.,]*[0-9])(?=\s*(?:[,;.:)]|(?:là|có|đạt|đã|hằng|hàng|đến|toàn|của|và|năm)(?!\w)|$))",
    ),
    # giá trị sản phẩm trên 1 ha đất
    (
        "other",
        r"(?i)(?<=\w )(?<!đạt )(?<!là )(?<!có )(?<!còn )(?<!tăng )(?<!giảm )(?<!thêm )(?<!mới )"
        r"trên\s+0?1\s+(?:ha|héc ta|hecta|km2?|km²|m2|m²|đơn vị|hộ|lao động|người)(?!\w)",
    ),
    # tháng 3, tháng 4; quý 2
    ("date", rf"(?i)(?<!\w)(?:tháng|quý)\s+{_MONTH}{_MORE_MONTHS}"),
    # maps, hours
    (
        "other",
        r"(?<![\w.,/])1/(?:[0-9]{1,3}\.[0-9]{3}(?![0-9.,])|(?:200|500|1000|2000|5000)(?![0-9]))",
    ),
    ("other", r"(?<![0-9])24/(?:24|7)(?![0-9])(?:\s*(?:giờ|h)\b)?"),
    # the three counts of traffic accidents
    ("name", r"(?i)(?<!\w)cả\s+0?3\s+tiêu chí"),
    # Quốc lộ 4B, ĐT. 239, Km18-Km80
    (
        "name",
        rf"(?<!\w)(?:{_ROADS})\.?\s*[0-9]+[A-Z]?(?:\s*(?:,|và)\s*[0-9]+[A-Z])*"
        r"(?!\s*(?:km|m|%)\b)(?![.,][0-9])",
    ),
    ("name", r"\b(?:Km|KM)\s*[0-9]+(?:\s?\+\s?[0-9]+)?"),
    ("ordinal", r"(?<![\w.,])[0-9]\.0(?![0-9.,]*[0-9])"),
    ("name", r"(?:ISO|TCVN|QCVN)[\s:-]*[0-9]+(?:[:-][0-9]+)*"),
    # “5 không, 3 sạch”
    ("name", rf"[“\"][^“”\"0-9\n]{{0,25}}{_N}\s[^“”\"\n%]{{1,40}}[”\"]"),
    ("name", r"(?i)(?<![\w.,])0?[0-9]\s+(?:tại chỗ|sẵn sàng|không,)(?!\w)"),
    ("name", r"(?i)chính quyền\s+(?:địa phương\s+)?(?:0?[23])\s+cấp"),
    # Khu chế xuất 1, Hồ Sơn 1, Na Dương 1, 2, 3
    (
        "name",
        rf"\b(?:(?i:{_THINGS}))(?:\s+[^\W0-9_]+){{0,4}}\s+"
        rf"(?<!mức độ )(?<!cấp độ ){_N}{_OVER}{_MORE}{_AFTER_NAME}",
    ),
    (
        "name",
        rf"(?<!\w){_CAPITAL}(?:\s+{_CAPITAL})+\s+[1-9][0-9]?{_OVER}{_MORE}{_AFTER_NAME}",
    ),
    # Nghị quyết Trung ương 4 khóa XII, tăng trưởng 2 con số
    ("ordinal", rf"(?i)(?<!\w)trung ương\s+{_N}{_OVER}(?=\s*[,(]?\s*(?:khóa|khoá)(?!\w))"),
    ("other", r"(?i)(?<![\w.,/])0?[1-9]\s+(?:con|chữ)\s+số(?!\w)"),
    ("name", r"(?i)(?<!\w)đề án\s+0[0-9](?![0-9])"),
    ("name", r"(?i)giai đoạn\s+[0-9](?![0-9.,]*[0-9])(?!\s+năm\b)"),
    (
        "ordinal",
        r"(?i)(?<!xếp )(?<!đứng )(?<!\w)(?:lần thứ|(?<!một )lần|thứ|kỳ họp thứ)\s+[0-9]{1,3}"
        r"(?![0-9/]|[.,][0-9])(?!\s*(?:%|tỷ|triệu|nghìn))",
    ),
    (
        "ordinal",
        rf"(?i)(?<!xếp )(?<!đứng )(?<!thứ )(?<!\w)(?:{_GRADES})\s+{_N}"
        rf"(?:\s*(?:,|và|-|–)\s*{_N})*{_OVER}{_AFTER_GRADE}",
    ),
    (
        "ordinal",
        r"(?i)(?<![\w.,])(?:từ\s+)?0?[1-5](?:\s*(?:-|–|đến)\s*0?[1-5])?\s+sao(?!\w)",
    ),
    # Covid-19, 5G, H5N1; km2 is a unit
    ("name", r"(?<!\w)[^\W0-9_]{2,}\w*-[0-9]+(?![0-9.,/]*[0-9])(?!\s*[-–])"),
    ("name", r"(?<![\w.,])[0-9]+[A-Z](?![A-Za-z])\w*"),
    ("name", r"(?<![\w/])(?!(?:k?m|c?m)[23]\b)[^\W0-9_]+[0-9]+\w*"),
    # lengths of time, ages
    (
        "period",
        r"(?i)(?<![\w.,/])[0-9]{1,3}(?:\s*[-–]\s*[0-9]{1,2})?\s+"
        r"(?:năm|tháng|thập kỷ|thế kỷ|nhiệm kỳ)(?!\w)",
    ),
    (
        "other",
        r"(?i)(?:(?:từ|đủ|dưới|trên)\s+)*(?<!tuổi thọ )(?<![\w.,])[0-9]{1,3}"
        r"(?:\s*(?:-|–|đến)\s*(?:dưới\s+|đủ\s+)?[0-9]{1,3})?\s+tuổi(?!\w)",
    ),
)
#: Before an age, or a number of years, that is a figure.
LIFE = re.compile(
    r"(?i)(?:tuổi thọ|tuổi bình quân|tuổi đời|tuổi trung bình"
    r"|số năm (?:sống|đi học|học|khỏe|trung bình|bình quân))[^.;]*$"
)

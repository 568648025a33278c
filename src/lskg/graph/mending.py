"""How to mend what SHACL finds: a sentence in both languages for each kind of constraint."""

from __future__ import annotations

# Constraint components of https://www.w3.org/TR/shacl/#core-components that the shapes use.
_WAYS = {
    "MinCountConstraintComponent": (
        "Thêm thuộc tính {path} cho {focus}.",
        "Add the property {path} to {focus}.",
    ),
    "MaxCountConstraintComponent": (
        "Giữ lại một giá trị của {path} và bỏ các giá trị khác.",
        "Keep one value of {path} and remove the others.",
    ),
    "ClassConstraintComponent": (
        "Cho {path} trỏ tới một đối tượng thuộc đúng lớp, hoặc ghi lớp của {value} bằng “a”.",
        "Let {path} point to a thing of the right class, or state the class of {value} with “a”.",
    ),
    "DatatypeConstraintComponent": (
        "Viết giá trị {value} với đúng kiểu dữ liệu, ví dụ “10”^^xsd:decimal.",
        "Write the value {value} with the right datatype, such as “10”^^xsd:decimal.",
    ),
    "LanguageInConstraintComponent": (
        "Gắn nhãn ngôn ngữ @vi hoặc @en cho {value}.",
        "Tag {value} with @vi or @en.",
    ),
    "UniqueLangConstraintComponent": (
        "Mỗi ngôn ngữ chỉ giữ một giá trị của {path}; tên khác ghi bằng skos:altLabel.",
        "Keep one value of {path} per language; other names go into skos:altLabel.",
    ),
    "QualifiedMinCountConstraintComponent": (
        "Thêm giá trị của {path} bằng ngôn ngữ còn thiếu.",
        "Add a value of {path} in the missing language.",
    ),
    "PatternConstraintComponent": (
        "Viết lại {value} theo dạng mà thông báo nêu.",
        "Rewrite {value} in the form that the message names.",
    ),
    "MinLengthConstraintComponent": (
        "Điền nội dung cho {path}; không để trống.",
        "Fill in {path}; it cannot be empty.",
    ),
    "ClosedConstraintComponent": (
        "Bỏ thuộc tính {path} khỏi {focus}, hoặc ghi nó ở đối tượng khác.",
        "Remove the property {path} from {focus}, or state it of another thing.",
    ),
    "NodeConstraintComponent": (
        "Dùng một mã của hệ mã mà thông báo nêu; xem /codes.",
        "Use a code of the scheme that the message names; see /codes.",
    ),
    "HasValueConstraintComponent": (
        "Đặt giá trị của {path} đúng như thông báo nêu.",
        "Set {path} to the value that the message names.",
    ),
    "InConstraintComponent": (
        "Chọn một trong các giá trị mà thông báo nêu cho {path}.",
        "Choose one of the values that the message names for {path}.",
    ),
}
_OTHERWISE = (
    "Sửa {focus} cho khớp với thông báo.",
    "Correct {focus} so that it agrees with the message.",
)


def mend(component: str, focus: str, path: str, value: str) -> tuple[str, str]:
    """What to do about a finding, in Vietnamese and in English.

    Args:
        component: local name of the constraint component.
        focus: what was found at fault.
        path: local name of the property, or an empty string.
        value: the value at fault, or an empty string.

    >>> mend("MinCountConstraintComponent", "urn:x", "hasUnit", "")[1]
    'Add the property hasUnit to urn:x.'
    """
    ways = _WAYS.get(component, _OTHERWISE)
    words = {"focus": focus, "path": path or "–", "value": f"“{value}”" if value else "–"}
    vi, en = (way.format(**words) for way in ways)
    return vi, en

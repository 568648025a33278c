"""The six tools: what each is for, what it takes, and what answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import force_locale

from lskg.engine.endpoint import Endpoint
from lskg.errors import LskgError
from lskg.web.http.parameters import Malformed
from lskg.web.http.problems import problem_of
from lskg.web.language import LANGUAGES, Language
from lskg.web.mcp.arguments import Argument, Given, Names, Number, OneOf, Pairs, Words, schema_of
from lskg.web.mcp.asking import Asking
from lskg.web.mcp.describing import description
from lskg.web.mcp.finding import passage, resolved, search
from lskg.web.mcp.sources import Behind
from lskg.web.mcp.tables import table
from lskg.web.questions.choices import Choices
from lskg.web.urls import Urls
from lskg.web.view.audit import audit_of
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

_LAST = 1_000_000
_LONGEST_QUERY = 20_000
_LANGUAGE = Argument(
    "language",
    OneOf(LANGUAGES),
    "Ngôn ngữ của câu trả lời (vi nếu không nêu). Language of the answer (vi when not given).",
)
_FIRST = Argument(
    "first",
    Number(1, 1, _LAST),
    "Số của hàng đầu, từ 1. Number of the first row, from 1.",
)
_ROWS = Argument("rows", Number(50, 1, 500), "Nhiều nhất bao nhiêu hàng. How many rows at most.")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as clients are told of it.

    Attributes:
        title: what it is called, in both languages.
        words: what it is for, for the model that chooses it.
    """

    name: str
    title: str
    words: str
    arguments: tuple[Argument, ...]

    @property
    def schema(self) -> dict[str, Any]:
        """Its arguments as JSON Schema."""
        return schema_of(self.arguments)


TOOLS = (
    Tool(
        "search",
        "Tìm · Search",
        "Tìm thực thể và câu của báo cáo theo từ, có dấu hay không. Finds things of the graph and "
        "sentences of the report by words, with or without diacritics, ten at a time; each has an "
        "IRI that the other tools take.",
        (
            Argument("text", Words(), "Từ cần tìm. Words to find; a phrase in quotes.", True),
            Argument(
                "kind",
                Words(),
                "Lớp, ví dụ Indicator, IndicatorTarget, Organization, Project, Sentence. A class.",
            ),
            Argument("report", Words(), "Khóa của văn kiện. Key of a report."),
            Argument("page", Number(1, 1, 1000), "Trang, từ 1. Page of hits, from 1."),
            _LANGUAGE,
        ),
    ),
    Tool(
        "describe",
        "Mô tả · Describe",
        "Đồ thị nói gì về một thực thể. What the graph says of one thing: kind, definition, "
        "properties, figures and targets of an indicator, what points to it, and the sentences of "
        "the report that state it.",
        (
            Argument(
                "thing",
                Words(),
                "IRI, trang, tên rút gọn như indicator/forest-cover, hoặc tên. IRI, page, short "
                "form such as indicator/forest-cover, or its exact name.",
                True,
            ),
            _LANGUAGE,
        ),
    ),
    Tool(
        "ask",
        "Câu hỏi có sẵn · Saved question",
        "Trả lời một câu hỏi có sẵn; không nêu câu hỏi thì liệt kê. Answers a saved question; "
        "without a question it lists them all. Prefer these to queries of your own.",
        (
            Argument("question", Words(), "Tên câu hỏi. Name of the question."),
            Argument(
                "parameters",
                Pairs(),
                "Giá trị của tham số của câu hỏi, hoặc từ mà cột phải có. Values of parameters of "
                "the question (its answer tells which there are), or words that columns must have.",
            ),
            _FIRST,
            _ROWS,
            _LANGUAGE,
        ),
    ),
    Tool(
        "query",
        "SPARQL",
        "Trả lời một truy vấn SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE). Answers a SPARQL "
        "query within the limits of the service; the data cannot be changed and no other server "
        "is asked. Name things (?thing) in the answer and their sentences come with it.",
        (
            Argument("query", Words(_LONGEST_QUERY), "Truy vấn. The query.", True),
            _FIRST,
            _ROWS,
            _LANGUAGE,
        ),
    ),
    Tool(
        "table",
        "Bảng · Table",
        "Đọc một bảng công bố; không nêu bảng thì liệt kê. Reads a published table; without a "
        "table it lists them all with their columns.",
        (
            Argument("table", Words(), "Tên bảng. Name of the table, such as targets."),
            Argument(
                "where",
                Pairs(),
                "Chỉ những hàng mà cột có các từ này. Only rows whose columns have these words: "
                "column to words.",
            ),
            Argument("columns", Names(), "Chỉ những cột này. Only these columns."),
            _FIRST,
            _ROWS,
            _LANGUAGE,
        ),
    ),
    Tool(
        "passage",
        "Dẫn chứng · Passage",
        "Nguyên văn báo cáo phía sau một điều, hoặc ở một chỗ. The words of the report behind a "
        "fact (a figure, target, thing), or at a place: sentence, offsets, section, page.",
        (
            Argument("fact", Words(), "IRI, trang hoặc tên, như ở describe. As in describe."),
            Argument("report", Words(), "Khóa của văn kiện. Key of a report."),
            Argument("start", Number(None, 0, 10**9), "Vị trí ký tự đầu. First character, from 0."),
            Argument("end", Number(None, 1, 10**9), "Vị trí sau ký tự cuối. After the last one."),
            _LANGUAGE,
        ),
    ),
)
_BY_NAME: Mapping[str, Tool] = {each.name: each for each in TOOLS}


class Tools:
    """Answers calls of the tools over one published graph, within a request."""

    def __init__(self, index: GraphIndex, endpoint: Endpoint) -> None:
        self.index = index
        self._behind = Behind(index)
        self._asking = Asking(endpoint, self._behind, Choices(index))
        self._answers: Mapping[str, Callable[[Reader, Given], dict[str, Any]]] = {
            "search": search,
            "describe": self._describe,
            "ask": self._asking.question,
            "query": self._asking.query,
            "table": lambda reader, given: table(reader, self._behind, given),
            "passage": lambda reader, given: passage(reader, self._behind, given),
        }

    def call(self, name: str, arguments: Mapping[str, object], site: str) -> dict[str, Any]:
        """Answer a call.

        Args:
            name: of a tool that there is.
            arguments: as the client sent them.
            site: what addresses of pages begin with.

        Raises:
            LskgError: an argument is malformed, or the call cannot be answered within the limits.
        """
        tool = _BY_NAME[name]
        given = Given(tool.name, tool.arguments, arguments)
        reader = self.reader(language_of(arguments), site)
        with force_locale(reader.language):
            return self._answers[name](reader, given)

    def reader(self, language: Language, site: str) -> Reader:
        """The graph in a language, with pages whose addresses begin with that of the site."""
        return Reader(language, Urls(language, site, self.index.site.base), self.index)

    def _describe(self, reader: Reader, given: Given) -> dict[str, Any]:
        thing = resolved(reader, self._behind, given.word("thing"))
        return description(reader, audit_of(self.index), thing)


def language_of(arguments: Mapping[str, object]) -> Language:
    """The language that a call asks for; Vietnamese where it asks for none that there is."""
    return "en" if arguments.get("language") == "en" else "vi"


def refusal(error: LskgError, language: Language) -> str:
    """Why a call was not answered, in one sentence."""
    return problem_of(error, language).detail


def unknown_tool(name: str) -> LskgError:
    """There is no such tool."""
    return Malformed(
        "There is no tool “{name}”; there are {known}.", name=name, known=", ".join(_BY_NAME)
    )

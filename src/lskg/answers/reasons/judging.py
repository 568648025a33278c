"""Whether the form of a question asks for a judgement, advice, a guess or what might have been.

The words that judge are those of a general dictionary (`judging.csv`); what counts is how they
stand in a question: as what is said of something, behind *có … không*, with *hơn*, *nhất*, *too*.
"""

from __future__ import annotations

import re
from functools import cache

from lskg.answers.question import Question
from lskg.answers.words import Tongue
from lskg.text.slugs import fold
from lskg.text.word_lists import any_of, rows

_PLAIN = re.compile(r"[^\w%]+")
#: Without diacritics these are other words as well: *hay*, *giới*, *đô*, *kem*.
_AMBIGUOUS = frozenset(
    {
        *("hay", "gioi", "do", "kem", "te", "du", "on", "toi", "bon", "ben", "lo", "so", "la"),
        *("oan", "thu", "it", "de", "kho", "dung", "sai", "phi", "can", "gat", "re", "dat", "be"),
        *("hinh thuc", "thua", "bo", "dep", "bi quan", "ban", "muon", "nho", "ben", "lon"),
    }
)
_YOU = r"(?<!văn )(?<!tỉnh )(?<!nước )(?:bạn|cậu|chatbot|trợ lý|bác|ông|bà|anh|chị|em)"
#: Whoever is asked, as typed without diacritics: *chị* is *chỉ* there.
_YOU_PLAIN = r"(?<!van )(?<!tinh )(?<!nuoc )(?:ban(?! danh gia)|chatbot|tro ly)"
_SELF = r"(?:tôi|mình|em|tớ|nhà em|nhà tôi|con tôi|gia đình tôi|vợ chồng tôi|chúng tôi|ta)"
#: These are other words without diacritics: *đang bị*, *làm mẫu*, *theo câu*.
_MARKED_ALONE = re.compile(r"\\bđáng bị\\b|làm màu|bạn\|cậu\|chatbot\|ad|đánh bóng|\bbịa\b")
#: Words that judge where another does not follow: *ổn định*, *bad debt*.
_BUT = {"vi": r"|ổn(?! định)", "en": r"|bad(?! (?:debt|loan)s?\b)|friendly(?! government)"}
_END = r"(?: nhỉ| ạ| vậy| thế| hả| đây| không nhỉ| bạn| ad)*$"
_VERY = r"(?:thật sự |thực sự |thật |quá |đủ |còn |rất |hơi |khá |là |phải là |phải |được coi là )*"
#: A judgement for sure, whatever the report says.
_SURE_VI = (
    rf"\b{_YOU} (?:có )?(?:nghĩ|thấy|cho là|cho rằng|tin|thích|khuyên|chọn|ước|mong|đồng ý|ủng hộ"
    r"|ghét|đánh giá|dự đoán|đoán|cảm thấy|cảm nhận|chấm|hãy|sẽ chọn|sẽ làm|yêu|tâm đắc|ưng|ngại"
    r"|quan tâm|muốn|hài lòng|tự hào)\b",
    r"\b(?:theo|quan điểm|ý kiến|góc nhìn|cảm nhận|suy nghĩ|nhận định|đánh giá)"
    r"(?: (?:riêng|cá nhân|ý|của|từ|theo|quan điểm|cảm nhận|góc nhìn))* (?:bạn|cậu|chatbot|ad)\b"
    r"(?! (?:bè|đọc))",
    rf"\b{_SELF} (?:có |thì |có phải )?(?:nên|phải làm sao)\b",
    r"\b(?:cho|xin|mong) (?:\w+ )?lời khuyên\b|\b(?:khuyên|gợi ý|tư vấn|mách) (?:cho |giúp )?"
    r"(?:tôi|mình|em|tớ|tui)\b",
    r"\b(?:dự đoán|đoán|tiên đoán|cá cược|cá là|đặt cược) (?:xem|giúp|thử|rằng)\b",
    r"^(?:hãy )?(?:dự đoán|tiên đoán|đánh giá xem|nhận xét|phê bình|bình luận)\b",
    r"\b(?:giả sử|giả như|ví thử|thử tưởng tượng|đặt trường hợp|nếu là|giá mà|giá như"
    r"|nếu (?:bạn|tôi|mình|em|được|không có|không|như))\b",
    r"\b(?:lỗi|tội) (?:của|do|tại|là của|thuộc về) (?:ai|thằng|người nào|bên nào)\b|\bai có lỗi\b"
    r"|\bđổ lỗi\b|\bđáng (?:bị|được) (?:khen|chê|phạt|cách chức|thưởng|khiển trách|bầu)\b",
    r"\b(?:tin|yên tâm|trông mong|hy vọng|kỳ vọng|lạc quan) (?:\w+ ){0,4}được (?:không|chăng)\b"
    r"|\bcó (?:thể )?tin (?:được|vào|nổi)?\b|\bcó (?:thể )?yên tâm\b",
    r"\b(?:chấm|cho) (?:\w+ ){0,6}(?:mấy|bao nhiêu) (?:điểm|sao)\b|\bthang điểm\b",
    r"\b(?:hay|hay là|hay chỉ|chỉ) (?:chỉ )?(?:là )?(?:khẩu hiệu|nói suông|hình thức|trên giấy"
    r"|nói miệng|nói cho có|làm màu|phong trào|lý thuyết|lời hứa suông|hứa suông|đánh bóng)\b",
    r"\b(?:nói quá|nói dối|che giấu|giấu giếm|phóng đại|thổi phồng|tô hồng|khoe khoang|bịa|nói xạo"
    r"|làm màu|lấp liếm|đánh bóng|nói điêu|ba hoa|nổ quá|lừa dân|nói khoác)\b",
    r"^ai (?!được|giành|đoạt|đạt)(?:\w+ ){1,8}nhất\b|\bai (?:là )?(?:người )?có công\b",
    r"\bđáng bị\b|\b(?:viết|cho|đưa ra|nêu|hãy|giúp)(?: \w+){0,3} (?:nhận xét|lời bình|bình luận"
    r"|cảm nghĩ|phê bình|lời khen|lời chê)\b",
    r"\b(?:làm|phải) (?:thế nào|sao|cách nào)(?: \w+){0,2} (?:tôi|mình|em|tớ)\b",
    r"\bđiều (?:gì|nào) (?:\w+ ){0,4}(?:tâm đắc|ấn tượng|thích|đáng tiếc|buồn)\b",
)
_SURE_EN = (
    r"\b(?:do|did|would|will|are|were|have|don t|wouldn t) you\b(?! (?:know|have|tell|list|show"
    r"|say where|give|explain|find|name))|\bif you (?:were|had)\b"
    r"|\byour (?:own |personal |honest |favou?rite )*(?:view|opinion|favou?rite|take|advice|guess"
    r"|judge?ment|mind|feeling|impression|prediction|pick|verdict|assessment|thoughts)\b"
    r"|\byou think\b"
    r"|\b(?:can|could) you (?:recommend|predict|guess|judge|rate|advise|suggest)\b|\bin your\b",
    r"\b(?:should|shall|would|could) (?:i|we|one|my \w+)\b|\b(?:should|shall"
    r"|would) you\b",
    r"^please (?:forecast|estimate)\b|^(?:please )?(?:predict|speculate)\b",
    r"\b(?:recommend|advise)\b|\badvice (?:on|about|whether)\b|\b(?:any|some|give \w+) advice\b",
    r"\bwhat if\b|^(?:suppose|supposing|imagine)\b|^(?:if|had|were)\b.*\b(?:would|could|might)\b"
    r"|\b(?:would|could|might) \w.* (?:if|had)\b|\bwould .* have been\b",
    r"\b(?:whose|s) fault\b|\bto blame\b|\bblamed\b|\bdeserv(?:e|es|ed|ing)\b|\bregret\b"
    r"|\b(?:can|could|to) (?:\w+ ){0,4}(?:trusted|believed)\b|\btrust (?:the|th[ai][ts]|them)\b"
    r"|\bbelieve (?:the|this|that|in|it)\b",
    r"\bmakes? (?:any |much |more )?sense\b|\b(?:good|bad|great|terrible|smart|wise) (?:idea|move"
    r"|deal|choice|job|place|bet|value|sign|thing|decision|investment|time)\b|\bwaste of\b"
    r"|\bany point\b|\bthe point of\b",
    r"\b(?:guess|bet|gamble|predict|prediction)\b|\bout of (?:ten|10|five|100)\b|\bon a scale\b"
    r"|\bhow would\b.*\b(?:rate|rank|judge|grade)\b|\bfortune\b",
    r"\b(?:or|is it|is this|just|only|merely) (?:just |only |merely |all )?(?:a |an |for )?(?:empty"
    r"|slogans?|talk|words|show|hype|pr|boast(?:ing)?|propaganda|window dressing|lip service"
    r"|wishful|paper|rhetoric|dream|fantasy)\b",
    r"\bwhy (?:on earth|the hell|bother|should|would)\b|^why not\b",
    r"\b(?:better off|rather|prefer|preferable)\b",
    r"\b(?:exaggerat|overstat|mislead|pretend|boast|flatter|brag|cheat|whitewash|sugar ?coat)\w*\b"
    r"|\b(?:lie|lies|lying) (?:to|about)\b|\b\w+worthy\b|\bought\b",
    r"^who (?:did|does|has|have|had|is|was)\b.*\b(?:most|more)\b",
)
#: A judgement where the report does not answer.
_LIKELY_VI = (
    r"\bliệu\b|\bnên\b|\bsẽ (?:\w+ ){1,12}(?:không|chăng|chứ|hay)\b|\bcó thể (?:\w+ ){1,12}không\b"
    r"|\b(?:được|nổi|kịp|xuể|thật) (?:không|chăng|hay không)\b|\bchắc (?:chắn|gì)\b",
    r"\b(?:sao|tại sao|vì sao|cớ sao|cớ gì) (?:\w+ ){0,4}(?:lại )?không\b"
    r"|\bsao (?:\w+ ){1,10}(?:thế|vậy|quá|mãi|hoài)\b",
    r"\b(?:thật sự|thực sự|thật lòng|thành thật|quả thật|rốt cuộc|thực chất|công tâm)\b",
    r"\b(?:đáng|xứng|quá|khá) (?:\w+ ){1,3}(?:không|chưa|chăng|hay|rồi)\b",
    r"\b(?:chứ|nhỉ|chăng)$|\bthế nào là\b",
    r"\b(?:bao giờ|khi nào|lúc nào|chừng nào) (?:\w+ ){1,8}(?:đuổi kịp|theo kịp|sánh kịp|sánh ngang"
    r"|ngang bằng|vượt qua|bằng được|giàu bằng|giàu như)\b",
    r"\b(?:bao giờ|khi nào|lúc nào|chừng nào) (?:thì )?(?:\w+ ){1,6}mới (?:\w+ ){0,3}"
    r"(?:bằng|kịp|giàu|hết|thoát|khá|sánh|đuổi|vượt|ngang)\b|\bmấy năm nữa (?:thì|mới)\b"
    r"|\b(?:khó|dễ|tiếc|đáng \w+) nhất\b",
    r"\b(?:sang năm|năm tới|năm sau|sắp tới|tới đây|trong tương lai|mai mốt"
    r"|(?:vài|mấy|\d+) năm (?:nữa|tới)) (?:\w+ ){0,8}(?:không|chưa|hay|lên hay)\b",
    r"\b(?:muốn|thích|ghét|chán|yêu|mê|ham|khoái|ngại|buồn|tin tưởng)"
    r" (?:\w+ ){0,8}(?:không|chưa|chăng)\b",
    r"\bcảm (?:thấy|nhận)\b|\btriển vọng\b|\btương lai\b",
)
_LIKELY_EN = (
    r"^(?:will|would|could|can|might|may|should|shall|must) (?!you\b)|, (?:will|would|could|can"
    r"|should) (?!you\b)|\b(?:how|where|what|which|when) (?:can|could|do|would) (?:i|we|my)\b"
    r"|^(?:do|does|did|are|is)\b.*\b(?:want|like|love|hate|enjoy|fear|hope|wish|care|mind)\b",
    r"^why (?:don t|doesn t|didn t|not|won t|can t|hasn t|haven t|isn t|aren t|do|does|is|are|did"
    r" \w+ \w+ not|bother)\b",
    r"\bas \w+ as\b.*|\b(?:is|are)\b.*\bgoing to\b|\bnext year\b|\bwhen will\b.*"
    r"\b(?:ever|as|catch)\b|\b(?:easi|hard|tough|tricki|scari|wors|fin|brav|kind|lazi|strong|weak)est\b",
    r"\bhow (?:likely|well|badly|seriously|much better|much worse)\b|\bthe (?:odds|chances)\b",
)


def is_judgement(question: Question) -> bool:
    """Whether a question asks for a judgement, whatever the report says."""
    asked = _asked(question)
    return any(each.search(asked) for each in _sure(question.tongue, _is_plain(question)))


def may_be_judgement(question: Question) -> bool:
    """Whether a question that the report does not answer asks for a judgement by its form."""
    asked = _asked(question)
    return any(each.search(asked) for each in _likely(question.tongue, _is_plain(question)))


def has_judging_word(question: Question) -> bool:
    """Whether a question that the report does not answer has a word that judges."""
    asked = _asked(question)
    return _judging(question.tongue, _is_plain(question)).search(asked) is not None


def _is_plain(question: Question) -> bool:
    return question.tongue == "vi" and question.is_plain


def _asked(question: Question) -> str:
    is_folded = question.tongue == "en" or question.is_plain
    return _PLAIN.sub(" ", question.folded if is_folded else question.text.lower()).strip()


@cache
def _sure(tongue: Tongue, is_plain: bool) -> tuple[re.Pattern[str], ...]:
    good = _words(tongue, "good", is_plain=is_plain)
    if tongue == "en":
        yes_or_no = r"(?:is|are|was|were|isn t|does|do|did|has|have|will|would|can|could|should)"
        shaped: tuple[str, ...] = (
            rf"(?:^|\b(?:and|but|so) |, ){yes_or_no} (?:\w+ ){{1,14}}{good}\b",
            rf"^{yes_or_no}\b.* (?!long|much|many|old|big|large)\w+ enough\b",
            rf"\b(?:too|so|very|really|more|most|less|least|how|overly|enough) {good}\b",
            rf"\b(?:which|who|what|whose|where)\b.*\b(?:better|best|worse|worst|{good}) "
            r"(?:than|in|at|of|for|to|on)\b(?! (?:date|time))",
            rf"\b{good} (?:or|than) (?:\w+ )?\w+$|\btoo (?:much|many|few|little|late|high|low|big"
            r"|small|slow|fast|harsh|soft|long|short|expensive|cheap|ambitious|strict)\b",
            rf"^(?:who|which|what|where)\b.*\b(?:is|are|was|were|looks?|seems?|has|have|does|did)"
            rf" (?:\w+ )?(?:the )?(?:most |more |least )?{good}\b",
        )
        return tuple(map(re.compile, (*_SURE_EN, *shaped)))
    judged = _words(tongue, "good", "measured", is_plain=is_plain)
    shaped = (
        rf"\bcó {_VERY}(?:{good}|{judged}(?: \w+){{0,2}}) (?:không|chưa|chăng|hay không)\b",
        rf"\b{_VERY}{judged} (?:không|chưa|chăng){_END}",
        rf"\b{judged} (?:hơn|nhất|bằng)\b",
        rf"\b(?:là )?{good} hay (?:là )?{good}\b(?! hơn)",
        rf"\b(?:quá|hơi) {good} (?:không|chăng|chưa|rồi|à)\b",
        r"\bđáng (?!viên|ủy|bộ|kể)\w+ (?:\w+ ){0,3}(?:không|chưa|hay)\b",
    )
    patterns = (*_SURE_VI, *shaped)
    return _compiled(patterns, is_plain=is_plain)


def _compiled(patterns: tuple[str, ...], *, is_plain: bool) -> tuple[re.Pattern[str], ...]:
    if is_plain:
        plain = (each.replace(_YOU, _YOU_PLAIN) for each in patterns if "đáng (?!" not in each)
        patterns = tuple(fold(_MARKED_ALONE.sub("-", each)) for each in plain)
    return tuple(map(re.compile, patterns))


@cache
def _likely(tongue: Tongue, is_plain: bool) -> tuple[re.Pattern[str], ...]:
    if tongue == "en":
        return tuple(map(re.compile, _LIKELY_EN))
    return _compiled(_LIKELY_VI, is_plain=is_plain)


@cache
def _judging(tongue: Tongue, is_plain: bool) -> re.Pattern[str]:
    if tongue == "en":
        return re.compile(rf"\b{_words(tongue, 'good', is_plain=False)}\b")
    judged = _words(tongue, "good", "measured", is_plain=is_plain, is_long=is_plain)
    return re.compile(rf"(?<!nợ )(?<!vận )\b{judged}\b")


def _words(
    tongue: Tongue, kind: str, beside: str = "", *, is_plain: bool, is_long: bool = False
) -> str:
    """A pattern of the words of a kind, but those of another; long ones have two syllables."""
    found = {
        each["kind"]: [*each["words"].split(" | ")]
        for each in rows("lskg.answers.reasons", "judging.csv")
        if each["tongue"] == tongue
    }
    words, but = {*found[kind]} - {*found.get(beside, ())}, _BUT[tongue]
    if is_plain:
        words, but = {*map(fold, words)} - _AMBIGUOUS, ""
    return rf"(?:{any_of(word for word in words if not is_long or ' ' in word)}{but})"

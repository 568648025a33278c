"""Whether a question asks for a judgement, advice or a guess, which no report gives."""

from __future__ import annotations

import re

from lskg.answers.question import Question
from lskg.answers.reasons.judging import is_judgement

#: Words that judge, in Vietnamese without diacritics.
_JUDGING = (
    r"(?:tot|xau|(?<!bien )(?<!the )gioi|do|te|hay|dep|dang (?!vien|uy|bo|hon)\w+"
    r"|hop ly|cong bang|kha thi|thuc te|vien vong|tham vong"
    r"|xung dang|thanh cong|that bai|can thiet|huu ich|vo ich|co ich|lang phi|minh bach|trung thuc"
    r"|tin cay|on|nhanh|cham|hieu qua|thuyet phuc|thoa dang|phi ly|vo ly|an tuong|tuyet voi"
    r"|that vong"
    r"|de song|kho khan|lac hau|hien dai|giau|ngheo|sach|ban|an toan|hanh phuc|du suc|du tam"
    r"|kip|noi"
    r"|cao(?! toc)|thap|du|it|nhieu|lon|nho|muon|som|re|xa voi|qua suc|lac quan|bi quan|tu hao"
    r"|xau ho|dung dan|sai lam|chinh xac|quan trong)"
)
_VI = (
    rf"\bco (?:that su |thuc su |that |qua |du |con )?{_JUDGING}(?: \w+)? (?:khong|chua"
    rf"|hay khong)\b",
    rf"\b(?:la |thi |kha |rat |qua |hoi )?{_JUDGING} (?:khong|qua khong|nhi|nhat the gioi)$",
    r"\b(?!tang|giam|len|xuong|vuot|hut|roi|thieu|du|thua|dat|co|trong|ngoai|truoc|sau)(\w+) hay"
    r" (?!tang|giam|len|xuong|vuot|hut|khong|chua|thieu|du|thua|dat|co|trong|ngoai|truoc|sau)\w+$",
    r"^(?!.*\b(?:cong|tong|bang|khop|tinh ra|la|so lieu|phan tram|%|gom)\b)"
    r".*\bco dung (?:khong|chua)$",
    r"\b(?:gioi|te|do|xau|dep|hay|dang \w+|an tuong|hieu qua|that vong|tuyet voi"
    r"|dang tin) (?:hon|nhat)\b",
    rf"\b{_JUDGING} hay {_JUDGING}\b(?! hon)",
    r"(?<!vat )(?<!du )(?<!so )(?<!tai )(?<!quan )(?<!tu )(?<!chat )(?<!nguyen )(?<!nhien )"
    r"(?<!may )\blieu\b(?! (?:phap|luong))|\bchac chan\b"
    r"|\bkha nang (?:dat|thanh cong|hoan thanh|xay ra)\b",
    r"\bse (?!co )(?:\w+ ){0,8}khong$|\bcos? kha nang\b.*\bkhong\b",
    r"\b(?:co )?nen (?:mua|dau tu|chon|bo|lam|tin|chuyen|sap nhap|dung|song|di|hoc|ban|giu|xay"
    r"|giam|cho|dong|mo|doi|tach|gop|ung ho|lo|vui|mung)\b",
    r"(?<!tinh )(?<!nuoc )\b(?:ban|anh|chi|em|minh|toi) (?:co )?"
    r"(?:nghi|thay|thich|tin|dong y|khuyen|nen|danh gia)\b",
    r"\b(?:ai|nao)\b.*\b(?:tot|gioi|te|kem|dep|hay|ngon|tai) (?:hon|nhat)\b",
    rf"\bco gi {_JUDGING}\b|\bkhon hon$",
    r"\bsao (?:\w+ ){1,8}(?:te|kem|cham|thap|it|cao|ngheo) (?:the|vay|qua)\b",
    r"\b(?:theo|y kien|quan diem cua) (?:ban|anh|chi)\b(?! (?:dao|thi|so|tieu|ho))"
    r"|\bai (?:gioi|tot|te|kem|hon)\b",
    r"\bhay (?:chi la|chi|cung chi la|la) (?:khau hieu|noi suong|noi cho|hinh thuc|tren giay"
    r"|noi mieng|quang cao|phong trao)\b|\bdai dong (?:khong|qua)\b",
    r"\btai sao (?:\w+ ){0,6}(?:te|kem|do|ngu|luoi|cham)\b|(?<!quyen )\bloi (?:cua|tai) ai\b",
)
_GOOD = (
    r"(?:good|bad(?! (?:debt|loan)s?\b)|better|best|worse|worst|great|terrible|awful"
    r"|fair|unfair|honest"
    r"|trustworthy|credible"
    r"|useful|useless|wasteful|wise|smart|stupid|corrupt|lazy|competent|justified|impressive"
    r"|disappointing|optimistic|pessimistic|realistic|unrealistic|ambitious|reasonable|sensible"
    r"|shameful|embarrassing|beautiful|ugly|success|failure|successful|worthwhile|worth it|feasible"
    r"|achievable|attainable|convincing|exaggerated|necessary|ready|serious|sustainable|fast enough"
    r"|good enough|high enough|low enough|too \w+|enough|low|high|small|large|slow|late"
    r"|expensive|cheap|safe|livable|liveable|happy|proud)"
)
#: Such words judge nothing where one asks which things they are.
_SIZES = r"(?:small|large|high|low|late|slow|cheap|expensive|safe|sustainable|necessary|ready)\b"
_YES_OR_NO = r"(?:is|are|was|were|isn t|aren t|does|do|did|will|would|can|could|has|have)"
_EN = (
    rf"^{_YES_OR_NO}\b.*\b{_GOOD}(?: \w+)?$",
    rf"^(?:who|which|what)\b.*\b(?:is|are|was|were|has|have|looks?"
    rf"|seems?) (?:the )?(?:most )?{_GOOD}\b",
    rf"^(?:which|what) (?:\w+ )?(?!{_SIZES}){_GOOD}\b|\bhow (?!{_SIZES}){_GOOD}\b"
    r"|\btastes? (?:better|best|good|nicer)\b|\btastier\b|^(?:the )?(?:best|worst) (?!year"
    rf"|and|rank)\w+",
    rf"^{_YES_OR_NO}\b.*\b(?:good|bad(?! (?:debts?|loans?)\b)|best|worst|worth|fair|nice"
    r"|great)\b",
    r"^(?:which|who|what)\b.*\b(?:nicest|prettiest|cleverest|smartest|happiest|best"
    r"|worst)\b(?! year)",
    r"\b(?:is|was|are|were) (?:it|they|he|she|\w+ \w+) (?:right|wrong|correct) to\b"
    r"|\bthe (?:right|wrong) (?:thing|choice|decision|way)\b",
    r"^why (?:is|are|does|do)\b.*\bso \w+",
    r"\bor (?:is (?:it|this|that) )?(?:just|only|merely|mere|all) (?:a |an |for )?(?:slogans?|talk"
    r"|words|show|hype|pr|boast|paper|propaganda)\b",
    r"^(?:will|could|might|would)\b.*\b(?:overtake|outdo|catch up|surpass|outgrow|rival)\b",
    r"^will\b.*\b(?:really|actually|ever|succeed|fail|happen|come true|manage|able|reach|meet|hit"
    r"|achieve|beat|overtake|win|work out|be (?:enough|ready|fine|ok))\b"
    r"|\bwill (?:it|they|he|she) (?:really )?(?:work|succeed|happen)\b",
    r"\b(?:do|would) you\b(?! know)|\byour (?:view|opinion|favou?rite|take|advice)\b"
    r"|\bshould (?:i|we|you|one)\b|\b(?:can|could) (?:we|i|one) (?:trust|believe)\b",
    r"\b(?:likely|unlikely|certain|sure) (?:to|that)\b|\bchances? (?:of|that|are)\b"
    r"|\b(?:who|what) (?:is|are) to blame\b|\bwho (?:deserves|do you)\b",
)
_OPINIONS = re.compile("|".join(_VI)), re.compile("|".join(_EN))
#: Whatever else is asked for, this asks for a judgement.
_SURELY = re.compile(
    rf"\b(?:is|was|were|are|would|will) it (?:\w+ )?(?:right|wrong|{_GOOD})\b"
    r"|\b(?:the )?(?:right|wrong) (?:thing|choice|decision|move|call) to\b"
    r"|\b(?:right or wrong|wrong or right|good or bad|wise or (?:foolish|unwise))\b"
    r"|\b(?:nicer|prettier|lovelier|friendlier|cleverer|smarter|kinder|uglier|tastier|nobler"
    r"|more (?:beautiful|interesting|delicious|competent|honest|trustworthy|fun)) than\b"
    r"|\bwell (?:run|managed|governed|led)\b|\bgood job\b|\bdoing well\b"
    r"|\ba lot or (?:a )?(?:little|few)\b|\b(?:much|many) or (?:little|few)\b"
    r"|\bto be (?:trusted|believed)\b|\bmarks? out of (?:ten|10)\b"
    r"|\bmore (?:profitable|lucrative|rewarding) to (?:invest|work|live|grow|sell|buy|trade)\b"
    r"|\b(?:honest|best|personal|wild) guess\b|\b(?:take|make|have|hazard) a guess\b"
    r"|\bcham (?:may|bao nhieu) diem\b|\btren thang (?:muoi|10)\b"
    r"|\b(?:doan|phong doan) (?:that|thu|xem|ho|giup)\b|\bhay\b.*\b(?:loi|lai|khon) hon$"
    r"|^will (?:china|prices?|the (?:price|world|dollar|market)|covid|it rain)\b"
    r"|\bai (?:that su |thuc su )?(?:xung dang|dang trach)\b"
    r"|(?:^|\b(?:minh|toi|em|anh|chi|ban|ta|nguoi ta|thi|xong|co) )nen (?!tang |nong nghiep"
    r"|cong nghiep)(?:\w+ ){1,8}hay (?!khong\b|chua\b)"
    r"|\b(?:cho|noi|ben|dau|cai|ai|huyen|xa|xu) (?:nao )?(?:la |thi )?(?:dep|vui|ngon|tot|gioi|hay"
    r"|dang song|loi|lai|on) hon\b|\bco (?:loi|lai) (?:hon\b|(?:gi )?khong$)"
    r"|\bthi (?:loi|lai|giau|trung)$"
    r"|\bput (?:my |our |their )?money in(?:to)?\b|\bearn more\b"
    r"|\b(?:khon ngoan|dai dot|sang suot|dung huong|cong tam|ngu ngoc|dang mat|phi pham)\b"
)
#: *Should* asks what is planned where a figure, a time or a name is asked for.
_ASKS_FIRST = re.compile(
    r"^(?!should\b)(?:\w+ ){0,3}(?:what|how|which|when|where|who|whom|whose|why)\b"
    r"|\b(?:what|how|which|when|where|who|whom|whose|why) should (?:\w+ ){0,2}be\b"
)
#: Whether something is named, and which way it went, are facts.
_FACTS = re.compile(r"\b(?:noi den|noi toi|nhac den|nhac toi|de cap|mention)\b")
_WAYS = re.compile(r"\b(?:better or worse|worse or better|tot len hay kem di)\b")
_PLAIN = re.compile(r"[^a-z0-9%]+")


#: Whoever is asked, this asks for his own view.
_OWN = re.compile(
    r"\b(?:do|would) you\b|\byour (?:view|opinion|take|advice)\b|\bshould (?:i|we|you|one)\b"
    r"|(?<!tinh )(?<!nuoc )\b(?:ban|anh|chi|em) (?:co )?(?:nghi|thay|thich|tin|khuyen)\b"
    r"|\bco nen (?:mua|ban|dau tu)\b"
    r"|\btheo (?:ban|anh)\b|\bco dang (?:lam|gia|tien|khong|de|dong)\b|\bworth (?:it|doing)\b"
)


def is_own_view(question: Question) -> bool:
    """Whether the view of whoever answers is asked for, whatever the report says."""
    asked = _PLAIN.sub(" ", question.folded).strip()
    return bool(_OWN.search(asked) or _SURELY.search(asked))


def is_opinion(question: Question) -> bool:
    """Whether a judgement, advice or a guess is asked for."""
    asked = _PLAIN.sub(" ", question.folded).strip()
    if _SURELY.search(asked):
        return True
    if _FACTS.search(asked) or (question.cues & {"rank", "series"} and _WAYS.search(asked)):
        return False
    if question.cues & {"opinion"} or _OPINIONS[question.tongue == "en"].search(asked):
        return "opinion" in question.cues or not ("audit" in question.cues and question.numbers)
    if is_judgement(question):
        return True
    return "should" in question.cues and not _ASKS_FIRST.search(asked)

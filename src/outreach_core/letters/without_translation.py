"""What does a person read in their language when there is no translation of a letter?

Two sentences that work in any letter: it is an offer, and they may ask for an
interpreter (§ 19 SGB X; domain.md 7). A language that is not on the list gets English;
the plan lists everybody whom only the German letter reaches.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from outreach_core.letters.letter import LetterKind
from outreach_core.letters.text import Note, Run

_OTHER: Final = "en"
_LINES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ar": (
            "هذه الرسالة عرض ودّي.",
            "إذا كنتم تريدون مترجماً، فأخبرونا من فضلكم.",
        ),
        "bg": (
            "Това писмо е приятелско предложение.",
            "Ако искате преводач, моля, кажете ни.",
        ),
        "bs": (
            "Ovo pismo je prijateljska ponuda.",
            "Ako želite prevodioca, molimo Vas da nam kažete.",
        ),
        "en": (
            "This letter is a friendly offer.",
            "If you would like an interpreter, please tell us.",
        ),
        "es": (
            "Esta carta es una oferta amistosa.",
            "Si desea un intérprete, díganoslo, por favor.",
        ),
        "fa": (
            "این نامه یک پیشنهاد دوستانه است.",
            "اگر مترجم می‌خواهید، لطفاً به ما بگویید.",
        ),
        "fr": (
            "Cette lettre est une proposition amicale.",
            "Si vous souhaitez un interprète, dites-le-nous, s'il vous plaît.",
        ),
        "hr": (
            "Ovo pismo je prijateljska ponuda.",
            "Ako želite prevoditelja, molimo Vas da nam kažete.",
        ),
        "it": (
            "Questa lettera è un'offerta amichevole.",
            "Se desidera un interprete, ce lo dica, per favore.",
        ),
        "ku": (
            "Ev name pêşniyareke dostane ye.",
            "Heke hûn wergêrekî dixwazin, ji kerema xwe ji me re bibêjin.",
        ),
        "pl": (
            "Ten list to przyjazna propozycja.",
            "Jeśli potrzebny jest tłumacz, prosimy nam o tym powiedzieć.",
        ),
        "ps": (
            "دا لیک یو دوستانه وړاندیز دی.",
            "که ژباړن غواړئ، مهرباني وکړئ موږ ته ووایاست.",
        ),
        "pt": (
            "Esta carta é uma oferta amigável.",
            "Se desejar um intérprete, diga-nos, por favor.",
        ),
        "ro": (
            "Această scrisoare este o ofertă prietenoasă.",
            "Dacă doriți un interpret, vă rugăm să ne spuneți.",
        ),
        "ru": (
            "Это письмо — дружеское предложение.",
            "Если Вам нужен переводчик, скажите нам, пожалуйста.",
        ),
        "so": (
            "Warqaddan waa soo jeedin saaxiibtinimo.",
            "Haddii aad rabto turjubaan, fadlan noo sheeg.",
        ),
        "sq": (
            "Kjo letër është një ofertë miqësore.",
            "Nëse dëshironi një përkthyes, ju lutemi na tregoni.",
        ),
        "sr": (
            "Ovo pismo je prijateljska ponuda.",
            "Ako želite prevodioca, molimo Vas da nam kažete.",
        ),
        "tr": (
            "Bu mektup dostça bir tekliftir.",
            "Tercüman isterseniz lütfen bize söyleyin.",
        ),
        "uk": (
            "Цей лист — дружня пропозиція.",
            "Якщо Вам потрібен перекладач, скажіть нам, будь ласка.",
        ),
        "vi": (
            "Thư này là một lời đề nghị thân thiện.",
            "Nếu quý vị cần thông dịch viên, xin vui lòng cho chúng tôi biết.",
        ),
    }
)
"""By ISO 639-1 code. Tigrinya is missing: not every print centre has its letters."""


def note_instead(language: str, kind: LetterKind) -> Note:
    """Return what stands in bold above the privacy notice of an untranslated letter.

    There it fits on the page of the letter in every profile; measured with the fullest
    sender in DIN 5008, E-POST and large print.

    Args:
        language: The language that the person wished, ISO 639-1 code.
        kind: What the letter is for; the one about money at risk is no mere offer, so
            there the words are about the interpreter only.
    """
    known = language if language in _LINES else _OTHER
    offer, interpreter = _LINES[known]
    honest = kind is LetterKind.GRACE_MONTH
    words = interpreter if honest else f"{offer} {interpreter}"
    return Note((Run(text=words, language=known, strong=True),))

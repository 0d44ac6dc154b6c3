"""Which words must translated letters never say, and which must they say?

Stems, so that endings do not matter; a native speaker's review is still to be recorded.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from outreach_core.letters.folding import WordList

_UKRAINIAN: Final = WordList(
    summons=(
        *("зобовʼяза", "обовʼяз", "санкці", "скорочен", "зменшен"),
        *("наслідк", "позбавлен", "зʼявитися", "зʼявіться", "викликаємо"),
        *("негайно", "термін", "строк", "оскарж", "доказ", "довідк"),
        *("вимаг", "повинні", "мусите", "§"),
    ),
    reasons=(
        *("борг", "залежніст", "залежност", "алкогол", "наркот", "поліці"),
        *("злочин", "тюрм", "вʼязниц", "судов", "суду", "хвороб", "хвори"),
        *("психі", "депрес", "терапі", "діагноз", "інвалід", "лікуван"),
        *("виселен", "бездом", "насильств", "в суді"),
    ),
    voluntary=("добровільн",),
    not_a_control=("не перевірка",),
    way_to_refuse=("не хочете візиту",),
    money_is_safe=("гроші не залежать", "виплати не залежать", "без наслідків"),
)
_RUSSIAN: Final = WordList(
    summons=(
        *("обязан", "обязательств", "обязательно", "санкци", "сокращен"),
        *("уменьшен", "последстви", "лишени", "явиться", "явитесь"),
        *("вызываем", "вызов", "немедленно", "срок", "обжалов"),
        *("доказательств", "справк", "требуе", "должны", "§"),
    ),
    reasons=(
        *("долги", "долгов", "задолженност", "зависимост", "алкогол"),
        *("наркот", "полици", "преступ", "тюрьм", "судебн", "болезн"),
        *("больны", "психи", "депресс", "терапи", "диагноз", "инвалид"),
        *("лечени", "выселен", "бездомн", "насили", "в суде", "в суд "),
    ),
    voluntary=("добровольн",),
    not_a_control=("не проверка",),
    way_to_refuse=("не хотите визита",),
    money_is_safe=("деньги не зависят", "выплаты не зависят", "без последствий"),
)
_ARABIC: Final = WordList(
    summons=(
        *("ملزم", "إلزام", "واجبكم", "يجب عليكم", "عقوب", "تخفيض", "خفض"),
        *("قطع المساعد", "عواقب", "تبعات", "استدعاء", "الحضور", "فورا"),
        *("دون تأخير", "مهلة", "آخر موعد", "طعن", "اعتراض", "إثبات", "§"),
    ),
    reasons=(
        *("ديون", "إدمان", "كحول", "مخدرات", "شرطة", "جريمة", "سجن"),
        *("محكمة", "مرض", "مريض", "نفسية", "اكتئاب", "علاج", "تشخيص"),
        *("إعاقة", "إخلاء", "مشرد", "عنف"),
    ),
    voluntary=("طوعي",),
    not_a_control=("ليست تفتيش",),
    way_to_refuse=("لا تريدون زيارة",),
    money_is_safe=("لا يتوقف على هذه الزيارة", "لا تتأثر مساعدتكم", "بلا عواقب"),
)
_FARSI: Final = WordList(
    summons=(
        *("موظف هستید", "موظفید", "وظیفه", "اجبار", "الزام", "مجبور"),
        *("تحریم", "جریمه", "کاهش", "کسر", "قطع کمک", "پیامد", "عواقب"),
        *("احضار", "حاضر شوید", "فورا", "بی‌درنگ", "مهلت", "ضرب‌الاجل"),
        *("اعتراض", "مدرک", "مدارک", "§"),
    ),
    reasons=(
        *("بدهکار", "بدهی‌های", "قرض", "اعتیاد", "معتاد", "الکل"),
        *("مواد مخدر", "پلیس", "زندان", "دادگاه", "جرم", "بیمار", "روانی"),
        *("افسرد", "درمان", "تشخیص", "معلول", "تخلیه", "بی‌خانمان"),
        *("خشونت",),
    ),
    voluntary=("داوطلبانه",),
    not_a_control=("کنترل نیست",),
    way_to_refuse=("دیدار نمی\u200cخواهید",),
    money_is_safe=(
        *("پول شما به این دیدار بستگی ندارد",),
        *("کمک شما به این دیدار بستگی ندارد", "بدون پیامد"),
    ),
)
_PASHTO: Final = WordList(
    summons=(
        *("مکلف", "مجبور", "الزام", "جزا", "بندیز", "کمښت", "پیسې کمې"),
        *("پایلې", "احضار", "حاضر شئ", "سمدستي", "مهلت", "وروستۍ نېټه"),
        *("اعتراض", "ثبوت", "سندونه", "§"),
    ),
    reasons=(
        *("پوروړ", "قرض", "روږد", "معتاد", "الکول", "نشه", "پولیس"),
        *("زندان", "محکمه", "جرم", "ناروغ", "رواني", "خپګان", "درملن"),
        *("تشخیص", "معیوب", "معلول", "بې کوره", "تاوتریخوالی"),
    ),
    voluntary=("داوطلبانه", "په خپله خوښه"),
    not_a_control=("کنټرول نه دی", "کنترول نه دی"),
    way_to_refuse=("لیدنه نه غواړئ",),
    money_is_safe=(
        *("پیسې په دې لیدنې پورې تړلې نه دي",),
        *("مرسته په دې لیدنې پورې تړلې نه ده", "بې پایلو"),
    ),
)
_TURKISH: Final = WordList(
    summons=(
        *("zorunlu", "zorundasınız", "mecbur", "yükümlü", "yaptırım"),
        *("kesinti", "azaltıl", "yasal sonuç", "hukuki sonuç", "ceza"),
        *("çağrı", "gelmeniz gerek", "derhal", "gecikmeden"),
        *("süresi içinde", "son tarih", "itiraz", "kanıt", "belge", "§"),
    ),
    reasons=(
        *("borç", "borcu", "bağımlı", "alkol", "uyuşturucu", "polis"),
        *("suçu", "suç ", "hapis", "cezaevi", "mahkeme", "hasta", "psik"),
        *("ruh sağlığı", "depres", "terapi", "teşhis", "engelli"),
        *("tahliye", "evsiz", "şiddet", "istismar"),
    ),
    voluntary=("isteğe bağlı", "gönüllü"),
    not_a_control=("denetim değil", "kontrol değil"),
    way_to_refuse=("ziyaret istemiyorsanız",),
    money_is_safe=(
        *("paranız bu ziyarete bağlı değil",),
        *("yardımınız bu ziyarete bağlı değil", "hiçbir sonucu yok"),
    ),
)
_BULGARIAN: Final = WordList(
    summons=(
        *("длъжни", "задълж", "санкци", "намален", "намаляв", "последици"),
        *("лишав", "явите", "призов", "незабавно", "срок", "обжалв"),
        *("доказател", "удостовер", "изискв", "§"),
    ),
    reasons=(
        *("дългове", "задлъжн", "зависимост", "алкохол", "наркот"),
        *("полици", "престъп", "затвор", "съдеб", "болест", "болен"),
        *("болни", "психи", "депрес", "терапи", "диагноз", "инвалид"),
        *("лечени", "изселв", "изважд", "бездом", "насили", "в съда"),
    ),
    voluntary=("доброволн",),
    not_a_control=("не е проверка",),
    way_to_refuse=("не желаете посещение",),
    money_is_safe=("парите ви не зависят", "помощта ви не зависи", "без последици"),
)
_ROMANIAN: Final = WordList(
    summons=(
        *("obligat", "obligați", "sancțiun", "reducere", "redus"),
        *("consecinț", "suspend", "să vă prezentați", "citație", "citați"),
        *("imediat", "fără întârziere", "termen", "contestați", "dovad"),
        *("dovezi", "adeverinț", "§"),
    ),
    reasons=(
        *("datori", "dependenț", "alcool", "drog", "poliți", "infracțiun"),
        *("închisoare", "tribunal", "judecat", "boal", "bolnav", "psih"),
        *("depresi", "terapi", "diagnos", "handicap", "dizabil", "evacua"),
        *("fără adăpost", "abuz"),
    ),
    voluntary=("voluntar",),
    not_a_control=("nu este un control",),
    way_to_refuse=("nu doriți o vizită",),
    money_is_safe=(
        *("banii dumneavoastră nu depind",),
        *("ajutorul dumneavoastră nu depinde", "fără consecințe"),
    ),
)

TRANSLATED: Final[Mapping[str, WordList]] = MappingProxyType(
    {
        "uk": _UKRAINIAN,
        "ru": _RUSSIAN,
        "ar": _ARABIC,
        "fa": _FARSI,
        "ps": _PASHTO,
        "tr": _TURKISH,
        "bg": _BULGARIAN,
        "ro": _ROMANIAN,
    }
)
"""The lists of the languages of courtesy translations, by ISO 639-1 code."""

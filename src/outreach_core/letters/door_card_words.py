"""What does the card in the letterbox say, in each language?

Nobody's native speaker has read the translations yet; ask one before you print.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core._validators import is_words_line


@attrs.frozen(kw_only=True)
class DoorCardWords:
    """What a card says in one language; ``{names}`` and ``{phone}`` are filled in.

    Attributes:
        heading: First line, large.
        were_here: That two people were here, and that it is all right.
        wish: What they would like.
        call: How to get back to them; holds ``{phone}``.
        farewell: Last line; holds ``{names}``.
        joined_by: Word between the last two names, with its blanks.
        comma: What stands between other names, with its blanks.
        right_to_left: The script runs from right to left.
    """

    heading: str = attrs.field(validator=is_words_line)
    were_here: str = attrs.field(validator=is_words_line)
    wish: str = attrs.field(validator=is_words_line)
    call: str = attrs.field(validator=is_words_line)
    farewell: str = attrs.field(validator=is_words_line)
    joined_by: str
    comma: str = ", "
    right_to_left: bool = False


DOOR_CARD_WORDS: Final[Mapping[str, DoorCardWords]] = MappingProxyType(
    {
        "de": DoorCardWords(
            heading="Schade, dass wir uns nicht getroffen haben.",
            were_here="Wir waren zu zweit hier. Es ist nichts Schlimmes.",
            wish="Wir möchten gern wissen, ob es Ihnen gut geht.",
            call="Rufen Sie uns gern an oder schreiben Sie uns: {phone}",
            farewell="Herzliche Grüße von {names}",
            joined_by=" und ",
        ),
        "en": DoorCardWords(
            heading="Sorry that we missed you.",
            were_here="The two of us were here. It is nothing bad.",
            wish="We would like to know whether you are all right.",
            call="Please call or text us: {phone}",
            farewell="Kind regards from {names}",
            joined_by=" and ",
        ),
        "uk": DoorCardWords(
            heading="Шкода, що ми з Вами не зустрілися.",
            were_here="Ми приходили вдвох. Нічого поганого не сталося.",
            wish="Ми хотіли б знати, чи все у Вас добре.",
            call="Будь ласка, зателефонуйте або напишіть нам: {phone}",
            farewell="Щирі вітання від нас: {names}",
            joined_by=" і ",
        ),
        "ru": DoorCardWords(
            heading="Жаль, что мы с Вами не встретились.",
            were_here="Мы приходили вдвоём. Ничего плохого не случилось.",
            wish="Нам хотелось бы знать, всё ли у Вас хорошо.",
            call="Пожалуйста, позвоните или напишите нам: {phone}",
            farewell="Сердечный привет от нас: {names}",
            joined_by=" и ",
        ),
        "ar": DoorCardWords(
            heading="نأسف لأننا لم نلتقِ بكم.",
            were_here="كنّا هنا شخصين معاً. لم يحدث أي شيء سيّئ.",
            wish="نودّ أن نعرف هل أنتم بخير.",
            call="اتصلوا بنا من فضلكم أو اكتبوا لنا: {phone}",
            farewell="أطيب التحيات من {names}",
            joined_by=" و",
            comma=" و",
            right_to_left=True,
        ),
        "fa": DoorCardWords(
            heading="متأسفیم که شما را ندیدیم.",
            were_here="ما دو نفر اینجا بودیم. چیز بدی نشده است.",
            wish="دوست داریم بدانیم حال شما خوب است یا نه.",
            call="لطفاً به ما تلفن کنید یا پیام بدهید: {phone}",
            farewell="با سلام گرم از طرف {names}",
            joined_by=" و ",
            comma="، ",
            right_to_left=True,
        ),
        "ps": DoorCardWords(
            heading="بخښنه غواړو چې تاسو مو ونه لیدل.",
            were_here="موږ دوه کسان دلته وو. کوم بد څه نه دي شوي.",
            wish="موږ غواړو پوه شو چې تاسو ښه یاست.",
            call="مهرباني وکړئ موږ ته زنګ ووهئ یا ولیکئ: {phone}",
            farewell="په نېکو هیلو، {names}",
            joined_by=" او ",
            comma="، ",
            right_to_left=True,
        ),
        "tr": DoorCardWords(
            heading="Sizinle görüşemediğimiz için üzgünüz.",
            were_here="İki kişi buradaydık. Kötü bir şey yok.",
            wish="İyi olup olmadığınızı bilmek istiyoruz.",
            call="Lütfen bizi arayın veya bize yazın: {phone}",
            farewell="İçten selamlar, {names}",
            joined_by=" ve ",
        ),
        "bg": DoorCardWords(
            heading="Жалко, че не се срещнахме.",
            were_here="Бяхме тук двама души. Няма нищо лошо.",
            wish="Бихме искали да знаем дали сте добре.",
            call="Моля, обадете ни се или ни пишете: {phone}",
            farewell="Сърдечни поздрави от {names}",
            joined_by=" и ",
        ),
        "ro": DoorCardWords(
            heading="Ne pare rău că nu ne-am întâlnit.",
            were_here="Am fost aici în doi. Nu este nimic rău.",
            wish="Am dori să știm dacă sunteți bine.",
            call="Vă rugăm să ne sunați sau să ne scrieți: {phone}",
            farewell="Salutări cordiale de la {names}",
            joined_by=" și ",
        ),
    }
)
"""The cards of the library, by ISO 639-1 code."""

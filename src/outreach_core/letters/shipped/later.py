"""How do the letters after the first one read in other languages?

After a closed door, and the offer again after a rest; everything else in them is what
the friendly letters of the language say already. As there, a native speaker's review is
to be recorded by each office, and the German letter is the original.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core.letters.letter import LetterKind
from outreach_core.letters.shipped.friendly import FriendlyWords


@attrs.frozen(kw_only=True)
class LaterWords:
    """The sentences of two later letters in one language, as template text.

    Attributes:
        closed_subject: What the letter after a closed door is about.
        closed_door: That two people rang, and that not opening is all right.
        again: Heading above the next attempt.
        again_if_not: Below it: always two, and what to do when the day does not suit.
        your_day: Heading and sentences when the person chooses the day.
        closed_closing: Its farewell.
        later_subject: What the later offer is about.
        later_offer: Its question, its offer, and who comes when.
    """

    closed_subject: str
    closed_door: str
    again: str
    again_if_not: str
    your_day: str
    closed_closing: str
    later_subject: str
    later_offer: str

    def sources(self, words: FriendlyWords) -> Mapping[LetterKind, str]:
        """Return the source of each letter.

        Args:
            words: The friendly letters of the same language.
        """
        answers = (
            words.promises,
            f"## {words.answering}",
            words.ways,
            words.code_by,
            words.otherwise,
        )
        # Two lines of the visit that an announcement names; where is known here.
        slot = "\n".join(
            line
            for line in words.slot.splitlines()
            if "slot." in line or "team" in line
        )
        closed = words.letter(
            self.closed_subject,
            words.yes_visit,
            self.closed_door,
            "{% if slot %}",
            f"## {self.again}",
            slot,
            self.again_if_not,
            "{% else %}",
            self.your_day,
            "{% endif %}",
            *answers,
            closing=self.closed_closing,
        )
        later = words.letter(
            self.later_subject, words.yes_visit, self.later_offer, *answers
        )
        return MappingProxyType(
            {LetterKind.CLOSED_DOOR: closed, LetterKind.LATER_OFFER: later}
        )


LATER: Final[Mapping[str, LaterWords]] = MappingProxyType(
    {
        "uk": LaterWords(
            closed_subject="На жаль, ми Вас не застали",
            closed_door="""
            {{ visited_on | day }} ми дзвонили у Ваші двері. На жаль, ми Вас не застали.
            **Це не страшно.** Можливо, Вас не було вдома. Можливо, Ви не хотіли
            відчиняти. І те, і те — гаразд.

            Ми й далі хотіли б знати: **Чи все у Вас добре?**
            """,
            again="Ми спробуємо ще раз",
            again_if_not="Якщо день не підходить, скажіть нам про це, будь ласка.",
            your_day="""
            ## Коли Вам зручно
            Назвіть нам, будь ласка, день. Тоді прийдуть {{ team | names }} або двоє з
            нас. Ми завжди приходимо вдвох.
            """,
            closed_closing="Усього Вам доброго. З найкращими побажаннями",
            later_subject="Наша пропозиція діє й далі",
            later_offer="""
            Деякий час тому ми Вам писали. Ми Вас не забули. **Як у Вас справи
            сьогодні?**

            Можливо, тоді був невдалий час. Ми хотіли б запитати Вас ще раз: Чи можна нам
            відвідати Вас і вислухати?

            ## Хто прийде і коли
            Ми — {{ team | names }}, {{ sender.office }}. Ми завжди приходимо вдвох. У
            період з {{ invitation.first_day | day }} по {{ invitation.last_day | day }}
            ми хотіли б один раз подзвонити у Ваші двері. Скажіть нам, будь ласка, коли
            Вам зручно.
            """,
        ),
        "ru": LaterWords(
            closed_subject="К сожалению, мы Вас не застали",
            closed_door="""
            {{ visited_on | day }} мы звонили в Вашу дверь. К сожалению, мы Вас не
            застали. **Это не страшно.** Может быть, Вас не было дома. Может быть, Вы не
            хотели открывать. И то, и другое — нормально.

            Нам по-прежнему хотелось бы знать: **Всё ли у Вас хорошо?**
            """,
            again="Мы попробуем ещё раз",
            again_if_not="Если день не подходит, скажите нам об этом, пожалуйста.",
            your_day="""
            ## Когда Вам удобно
            Назовите нам, пожалуйста, день. Тогда придут {{ team | names }} или двое из
            нас. Мы всегда приходим вдвоём.
            """,
            closed_closing="Всего Вам доброго. С наилучшими пожеланиями",
            later_subject="Наше предложение остаётся в силе",
            later_offer="""
            Некоторое время назад мы Вам писали. Мы Вас не забыли. **Как у Вас дела
            сегодня?**

            Может быть, тогда было неподходящее время. Мы хотели бы спросить Вас ещё раз:
            Можно нам навестить Вас и выслушать?

            ## Кто придёт и когда
            Мы — {{ team | names }}, {{ sender.office }}. Мы всегда приходим вдвоём. В
            период с {{ invitation.first_day | day }} по {{ invitation.last_day | day }}
            мы хотели бы один раз позвонить в Вашу дверь. Скажите нам, пожалуйста, когда
            Вам удобно.
            """,
        ),
        "ar": LaterWords(
            closed_subject="لم نلتقِ بكم للأسف",
            closed_door="""
            قرعنا جرس بابكم يوم {{ visited_on | day }}. لم نلتقِ بكم للأسف. **لا بأس في
            ذلك.** ربما كنتم خارج المنزل. وربما لم ترغبوا في فتح الباب. وكلا الأمرين مقبول.

            ما زلنا نودّ أن نعرف: **هل أنتم بخير؟**
            """,
            again="سنحاول مرة أخرى",
            again_if_not="إذا كان اليوم لا يناسبكم، فأخبرونا بذلك من فضلكم.",
            your_day="""
            ## متى يناسبكم ذلك
            اختاروا يوماً من فضلكم وأخبرونا به. وعندها يأتي {{ team | names }} أو شخصان
            منّا. نأتي دائماً شخصين معاً.
            """,
            closed_closing="نتمنى لكم كل الخير. مع أطيب التحيات",
            later_subject="عرضنا ما زال قائماً",
            later_offer="""
            كتبنا إليكم قبل فترة من الوقت. نحن لم ننسكم. **كيف حالكم اليوم؟**

            ربما لم يكن الوقت مناسباً حينها. نودّ أن نسألكم مرة أخرى: هل تسمحون لنا بأن
            نزوركم وأن نستمع إليكم؟

            ## من سيأتي ومتى
            نحن {{ team | names }}، {{ sender.office }}. نأتي دائماً شخصين معاً. نودّ أن
            نقرع جرس بابكم مرة واحدة في الفترة من يوم {{ invitation.first_day | day }} إلى
            يوم {{ invitation.last_day | day }}. أخبرونا من فضلكم متى يناسبكم ذلك.
            """,
        ),
        "tr": LaterWords(
            closed_subject="Maalesef sizi bulamadık",
            closed_door="""
            {{ visited_on | day }} günü kapınızı çaldık. Maalesef sizi bulamadık. **Bu
            sorun değil.** Belki dışarıdaydınız. Belki de kapıyı açmak istemediniz. İkisi
            de normaldir.

            Hâlâ bilmek istiyoruz: **İyi misiniz?**
            """,
            again="Bir kez daha deniyoruz",
            again_if_not="Gün size uygun değilse lütfen bize söyleyin.",
            your_day="""
            ## Size ne zaman uygun
            Lütfen bize bir gün söyleyin. O zaman {{ team | names }} ya da aramızdan iki
            kişi gelir. Her zaman iki kişi geliriz.
            """,
            closed_closing="Size her şeyin en iyisini dileriz. İçten selamlarımızla",
            later_subject="Teklifimiz hâlâ geçerli",
            later_offer="""
            Bir süre önce size yazmıştık. Sizi unutmadık. **Bugün nasılsınız?**

            Belki o zaman uygun bir zaman değildi. Size bir kez daha sormak istiyoruz:
            Sizi ziyaret edip dinleyebilir miyiz?

            ## Kim gelecek ve ne zaman
            Biz {{ team | names }}, {{ sender.office }}. Her zaman iki kişi geliriz.
            {{ invitation.first_day | day }} ile {{ invitation.last_day | day }} arasında
            bir kez kapınızı çalmak istiyoruz. Size ne zaman uygun olduğunu lütfen bize
            söyleyin.
            """,
        ),
    }
)
"""By language; the friendly letters of the same language give the rest."""

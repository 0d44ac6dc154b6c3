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
        "fa": LaterWords(
            closed_subject="متأسفانه شما را ندیدیم",
            closed_door="""
            ما روز {{ visited_on | day }} زنگ خانهٔ شما را زدیم. متأسفانه شما را ندیدیم.
            **اشکالی ندارد.** شاید بیرون بودید. شاید نمی‌خواستید در را باز کنید. هر دو
            قابل درک است.

            ما هنوز هم دوست داریم بدانیم: **حال شما خوب است؟**
            """,
            again="ما یک بار دیگر تلاش می‌کنیم",
            again_if_not="اگر این روز مناسب نیست، لطفاً به ما بگویید.",
            your_day="""
            ## چه وقت برای شما مناسب است
            لطفاً یک روز را به ما بگویید. آن وقت {{ team | names }} یا دو نفر از ما
            می‌آیند. ما همیشه دو نفری می‌آییم.
            """,
            closed_closing="برای شما بهترین‌ها را آرزو می‌کنیم. با سلام‌های صمیمانه",
            later_subject="پیشنهاد ما همچنان برقرار است",
            later_offer="""
            مدتی پیش برای شما نامه نوشتیم. شما را فراموش نکرده‌ایم. **امروز حال شما چطور
            است؟**

            شاید آن زمان وقت مناسبی نبود. می‌خواهیم یک بار دیگر از شما بپرسیم: اجازه
            می‌دهید به دیدن شما بیاییم و به حرف‌های شما گوش بدهیم؟

            ## چه کسانی می‌آیند و چه وقت
            ما {{ team | names }} از {{ sender.office }} هستیم. ما همیشه دو نفری می‌آییم.
            دوست داریم از {{ invitation.first_day | day }} تا
            {{ invitation.last_day | day }} یک بار زنگ خانهٔ شما را بزنیم. لطفاً به ما
            بگویید چه وقت برای شما مناسب است.
            """,
        ),
        "ps": LaterWords(
            closed_subject="له بده مرغه تاسو مو ونه لیدلئ",
            closed_door="""
            موږ د {{ visited_on | day }} په ورځ ستاسو د دروازې زنګ وواهه. له بده مرغه تاسو
            مو ونه لیدلئ. **پروا نه کوي.** ښايي تاسو بهر وئ. ښايي نه مو غوښتل چې دروازه
            پرانیزئ. دواړه سم دي.

            موږ لا هم غواړو پوه شو: **تاسو ښه یاست؟**
            """,
            again="موږ یو ځل بیا هڅه کوو",
            again_if_not="که دا ورځ مناسبه نه وي، مهرباني وکړئ موږ ته ووایاست.",
            your_day="""
            ## کله درته مناسب وي
            مهرباني وکړئ موږ ته یوه ورځ ووایاست. بیا به {{ team | names }} یا زموږ له ډلې
            دوه کسان درشي. موږ تل دوه کسان یو ځای راځو.
            """,
            closed_closing="تاسو ته د هر څه ښه هیله لرو. په درنښت او نېکو هیلو",
            later_subject="زموږ وړاندیز لا هم پر ځای دی",
            later_offer="""
            څه موده مخکې مو تاسو ته لیک ولیکه. تاسو مو نه یاست هېر کړي. **نن ستاسو حال
            څنګه دی؟**

            ښايي هغه مهال مناسب وخت نه و. موږ غواړو یو ځل بیا له تاسو وپوښتو: ایا موږ
            ستاسو لیدو ته درتلای او ستاسو خبرو ته غوږ نیولای شو؟

            ## څوک راځي او کله
            موږ {{ team | names }} د {{ sender.office }} یو. موږ تل دوه کسان یو ځای راځو.
            موږ غواړو له {{ invitation.first_day | day }} څخه تر
            {{ invitation.last_day | day }} پورې یو ځل ستاسو د دروازې زنګ ووهو. مهرباني
            وکړئ راته ووایاست چې کله درته مناسب وي.
            """,
        ),
        "bg": LaterWords(
            closed_subject="За съжаление не Ви намерихме",
            closed_door="""
            Позвънихме на вратата Ви. Денят беше {{ visited_on | day }} За съжаление не Ви
            намерихме. **Няма нищо страшно.** Може да сте били навън. Може да не сте
            искали да отворите. И двете са наред.

            Все още бихме искали да знаем: **Добре ли сте?**
            """,
            again="Ще опитаме още веднъж",
            again_if_not="Ако денят не Ви е удобен, моля, кажете ни.",
            your_day="""
            ## Кога Ви е удобно
            Моля, кажете ни ден. Тогава ще дойдат {{ team | names }} или двама от нас.
            Винаги идваме по двама.
            """,
            closed_closing="Желаем Ви всичко добро. Сърдечни поздрави",
            later_subject="Нашето предложение остава в сила",
            later_offer="""
            Преди известно време Ви писахме. Не сме Ви забравили. **Как сте днес?**

            Може би тогава моментът не е бил подходящ. Бихме искали да Ви попитаме още
            веднъж: Може ли да Ви посетим и да Ви изслушаме?

            ## Кой ще дойде и кога
            Ние сме {{ team | names }}, {{ sender.office }}. Винаги идваме по двама. В
            периода от {{ invitation.first_day | day }} до {{ invitation.last_day | day }}
            бихме искали веднъж да позвъним на вратата Ви. Моля, кажете ни кога Ви е
            удобно.
            """,
        ),
        "ro": LaterWords(
            closed_subject="Din păcate nu v-am găsit",
            closed_door="""
            În ziua de {{ visited_on | day }}, am sunat la ușa dumneavoastră. Din păcate nu
            v-am găsit. **Nu este nicio problemă.** Poate nu erați acasă. Poate nu ați
            dorit să deschideți. Ambele sunt în regulă.

            Am dori în continuare să știm: **Sunteți bine?**
            """,
            again="Mai încercăm o dată",
            again_if_not="Dacă ziua nu vă este potrivită, vă rugăm să ne spuneți.",
            your_day="""
            ## Când vă este potrivit
            Vă rugăm să ne spuneți o zi. Atunci vin {{ team | names }} sau doi dintre noi.
            Venim întotdeauna în doi.
            """,
            closed_closing="Vă dorim numai bine. Cu salutări cordiale",
            later_subject="Oferta noastră rămâne valabilă",
            later_offer="""
            V-am scris cu ceva timp în urmă. Nu v-am uitat. **Cum vă este astăzi?**

            Poate că atunci nu a fost momentul potrivit. Am dori să vă întrebăm încă o
            dată: Putem să vă vizităm și să vă ascultăm?

            ## Cine vine și când
            Suntem {{ team | names }}, {{ sender.office }}. Venim întotdeauna în doi. În
            perioada de {{ invitation.first_day | day }}, până
            {{ invitation.last_day | day }}, am dori să sunăm o dată la ușa dumneavoastră.
            Vă rugăm să ne spuneți când vă este potrivit.
            """,
        ),
    }
)
"""By language; the friendly letters of the same language give the rest."""

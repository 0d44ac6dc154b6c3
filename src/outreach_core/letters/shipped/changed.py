"""How do other languages say that an announced visit goes otherwise?

It is moved, or others come than were named; everything else in these letters is what the
friendly letters of the language say already. As there, a native speaker's review is to be
recorded by each office, and the German letter is the original. Pashto is missing: there
the German letter goes out with two sentences in Pashto, and the plan says so.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from outreach_core.letters.letter import LetterKind
from outreach_core.letters.shipped.friendly import FriendlyWords
from outreach_core.letters.shipped.sections import paragraphs


@attrs.frozen(kw_only=True)
class ChangedWords:
    """The sentences of two letters in one language, as template text.

    Attributes:
        our_visit: Begin of the subject of a visit that was moved.
        new_time: Its end when the day stays.
        new_day: Its end when the day is another.
        other_team: Added to it when others come, too.
        moved: That we do not come at the announced time, and would still like to.
        team_too: That others come, too.
        time_suits: The question when the day stays.
        day_suits: The question when the day is another.
        suggestion: Heading above the new time.
        one_subject: What the letter is about when one of the two is another.
        both_subject: What it is about when both are others.
        one: That one of the two is another, and who stays.
        both: That both are others.
        is_it_right: That day and time stay, and whether that is all right.
        yes_pair: The first box of that letter.
    """

    our_visit: str
    new_time: str
    new_day: str
    other_team: str
    moved: str
    team_too: str
    time_suits: str
    day_suits: str
    suggestion: str
    one_subject: str
    both_subject: str
    one: str
    both: str
    is_it_right: str
    yes_pair: str

    def sources(self, words: FriendlyWords) -> Mapping[LetterKind, str]:
        """Return the source of each letter.

        Args:
            words: The friendly letters of the same language.
        """
        ending = (
            words.slot,
            words.promises,
            f"## {words.if_not}",
            words.call_off,
            words.ways,
            words.otherwise,
        )
        same_day = "{% if former.day == slot.day %}"
        change = words.letter(
            _lines(
                self.our_visit,
                *_either(same_day, self.new_time, self.new_day),
                *_either("{% if other_pair %}", self.other_team),
            ),
            words.yes_slot,
            _lines(
                self.moved,
                *_either("{% if other_pair %}", self.team_too),
                *_either(same_day, f"**{self.time_suits}**", f"**{self.day_suits}**"),
            ),
            f"## {self.suggestion}",
            *ending,
        )
        staying = "{% if staying %}"
        heading = words.announcement.strip().splitlines()[-1].strip()
        pair = words.letter(
            _lines(*_either(staying, self.one_subject, self.both_subject)),
            self.yes_pair,
            _lines(*_either(staying, self.one, self.both), self.is_it_right),
            heading,
            *ending,
        )
        return MappingProxyType(
            {LetterKind.CHANGE: change, LetterKind.OTHER_PAIR: pair}
        )


def _lines(*pieces: str) -> str:
    return "\n".join(paragraphs(piece) for piece in pieces)


def _either(condition: str, yes: str, no: str = "") -> tuple[str, ...]:
    otherwise = ("{% else %}", no) if no else ()
    return (condition, yes, *otherwise, "{% endif %}")


CHANGED: Final[Mapping[str, ChangedWords]] = MappingProxyType(
    {
        "uk": ChangedWords(
            our_visit="Наш візит:",
            new_time="новий час",
            new_day="новий день",
            other_team="та інша команда",
            moved="""
            Ми хотіли відвідати Вас {{ former.day | day }}. У нас змінилися плани. У
            названий час ми **не** прийдемо. Нам дуже шкода. Ми й далі хотіли б Вас
            відвідати.
            """,
            team_too="Наша команда теж інша.",
            time_suits="Чи підходить Вам новий час?",
            day_suits="Чи підходить Вам цей новий день?",
            suggestion="Наша нова пропозиція",
            one_subject="Наш візит: разом прийде хтось інший",
            both_subject="Наш візит: до Вас прийдуть інші люди",
            one="""
            На наш візит разом прийде інша людина, не та, про яку ми Вам писали.
            Залишається {{ staying | names }}.
            """,
            both="На наш візит прийдуть інші люди, не ті, про яких ми Вам писали.",
            is_it_right="День і час не змінюються. **Чи Вам це підходить?**",
            yes_pair="Так, ці двоє можуть прийти.",
        ),
        "ru": ChangedWords(
            our_visit="Наш визит:",
            new_time="новое время",
            new_day="новый день",
            other_team="и другая команда",
            moved="""
            Мы хотели навестить Вас {{ former.day | day }}. У нас изменились планы. В
            названное время мы **не** придём. Нам очень жаль. Мы по-прежнему хотели бы
            Вас навестить.
            """,
            team_too="Наша команда тоже другая.",
            time_suits="Подходит ли Вам новое время?",
            day_suits="Подходит ли Вам этот новый день?",
            suggestion="Наше новое предложение",
            one_subject="Наш визит: вместе придёт кто-то другой",
            both_subject="Наш визит: к Вам придут другие люди",
            one="""
            На наш визит вместе придёт другой человек, не тот, о котором мы Вам писали.
            Остаётся {{ staying | names }}.
            """,
            both="На наш визит придут другие люди, не те, о которых мы Вам писали.",
            is_it_right="День и время не меняются. **Вам это подходит?**",
            yes_pair="Да, эти двое могут прийти.",
        ),
        "ar": ChangedWords(
            our_visit="زيارتنا:",
            new_time="وقت جديد",
            new_day="يوم جديد",
            other_team="وفريق آخر",
            moved="""
            كنّا نودّ أن نزوركم يوم {{ former.day | day }}. طرأ شيء من جانبنا. **لن** نأتي
            في الوقت الذي كتبناه لكم. نأسف لذلك. ما زلنا نودّ أن نزوركم.
            """,
            team_too="فريقنا أيضاً فريق آخر.",
            time_suits="هل يناسبكم الوقت الجديد؟",
            day_suits="هل يناسبكم هذا اليوم الجديد؟",
            suggestion="اقتراحنا الجديد",
            one_subject="زيارتنا: سيأتي معنا شخص آخر",
            both_subject="زيارتنا: سيأتي إليكم شخصان آخران",
            one="""
            سيأتي معنا في زيارتنا شخص آخر غير الذي كتبنا لكم عنه. ويبقى
            {{ staying | names }}.
            """,
            both="سيأتي في زيارتنا شخصان آخران غير اللذين كتبنا لكم عنهما.",
            is_it_right="اليوم والوقت لا يتغيّران. **هل هذا مناسب لكم؟**",
            yes_pair="نعم، يمكن لهذين الشخصين أن يأتيا.",
        ),
        "tr": ChangedWords(
            our_visit="Ziyaretimiz:",
            new_time="yeni bir saat",
            new_day="yeni bir gün",
            other_team="ve başka bir ekip",
            moved="""
            Sizi {{ former.day | day }} günü ziyaret etmek istemiştik. Bizde bir değişiklik
            oldu. Size yazdığımız saatte **gelmiyoruz**. Bunun için üzgünüz. Sizi hâlâ
            ziyaret etmek istiyoruz.
            """,
            team_too="Ekibimiz de değişti.",
            time_suits="Yeni saat size uygun mu?",
            day_suits="Bu yeni gün size uygun mu?",
            suggestion="Yeni önerimiz",
            one_subject="Ziyaretimiz: Başka biri de geliyor",
            both_subject="Ziyaretimiz: Size başka kişiler geliyor",
            one="""
            Ziyaretimize size yazdığımızdan başka biri geliyor. Değişmeyen kişi:
            {{ staying | names }}.
            """,
            both="Ziyaretimize size yazdığımızdan başka kişiler geliyor.",
            is_it_right="Gün ve saat aynı kalıyor. **Bu sizin için uygun mu?**",
            yes_pair="Evet, bu iki kişi gelebilir.",
        ),
        "fa": ChangedWords(
            our_visit="دیدار ما:",
            new_time="ساعت جدید",
            new_day="روز جدید",
            other_team="و گروه دیگر",
            moved="""
            می‌خواستیم روز {{ former.day | day }} به دیدن شما بیاییم. برای ما کاری پیش
            آمد. در ساعتی که برای شما نوشتیم **نمی‌آییم**. از این بابت متأسفیم. هنوز هم
            دوست داریم به دیدن شما بیاییم.
            """,
            team_too="گروه ما هم تغییر کرده است.",
            time_suits="ساعت جدید برای شما مناسب است؟",
            day_suits="این روز جدید برای شما مناسب است؟",
            suggestion="پیشنهاد جدید ما",
            one_subject="دیدار ما: یک نفر دیگر همراه می‌آید",
            both_subject="دیدار ما: افراد دیگری می‌آیند",
            one="""
            در این دیدار کس دیگری همراه می‌آید، نه کسی که برای شما نوشته بودیم.
            {{ staying | names }} همچنان می‌آید.
            """,
            both="در این دیدار افراد دیگری می‌آیند، نه کسانی که برای شما نوشته بودیم.",
            is_it_right="روز و ساعت تغییر نمی‌کند. **این برای شما مناسب است؟**",
            yes_pair="بله، این دو نفر می‌توانند بیایند.",
        ),
        "bg": ChangedWords(
            our_visit="Нашето посещение:",
            new_time="нов час",
            new_day="нов ден",
            other_team="и друг екип",
            moved="""
            Искахме да Ви посетим. Денят беше {{ former.day | day }} При нас нещо се
            промени. В обявения час **няма** да дойдем. Съжаляваме. Все още бихме искали
            да Ви посетим.
            """,
            team_too="Екипът ни също е друг.",
            time_suits="Удобен ли Ви е новият час?",
            day_suits="Удобен ли Ви е този нов ден?",
            suggestion="Нашето ново предложение",
            one_subject="Нашето посещение: ще дойде и някой друг",
            both_subject="Нашето посещение: ще дойдат други хора",
            one="""
            На посещението ще дойде друг човек, не този, за когото Ви писахме. Остава
            {{ staying | names }}.
            """,
            both="На посещението ще дойдат други хора, не тези, за които Ви писахме.",
            is_it_right="Денят и часът остават същите. **Съгласни ли сте с това?**",
            yes_pair="Да, тези двама могат да дойдат.",
        ),
        "ro": ChangedWords(
            our_visit="Vizita noastră:",
            new_time="o oră nouă",
            new_day="o zi nouă",
            other_team="și o altă echipă",
            moved="""
            Am dorit să vă vizităm în ziua de {{ former.day | day }}. La noi a intervenit
            ceva. La ora pe care v-am scris-o **nu** venim. Ne pare rău. Am dori în
            continuare să vă vizităm.
            """,
            team_too="Și echipa noastră este alta.",
            time_suits="Vă este potrivită noua oră?",
            day_suits="Vă este potrivită această zi nouă?",
            suggestion="Noua noastră propunere",
            one_subject="Vizita noastră: vine altcineva împreună cu noi",
            both_subject="Vizita noastră: vin alte persoane",
            one="""
            La vizita noastră vine altcineva decât v-am scris. Rămâne
            {{ staying | names }}.
            """,
            both="La vizita noastră vin alte persoane decât v-am scris.",
            is_it_right="Ziua și ora rămân aceleași. **Este în regulă pentru dumneavoastră?**",
            yes_pair="Da, aceste două persoane pot veni.",
        ),
    }
)
"""By language; the friendly letters of the same language give the rest."""

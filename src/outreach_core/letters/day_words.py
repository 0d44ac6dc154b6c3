"""How are days written in the languages of courtesy translations?

Own tables: pendulum's ``format`` reads its locale files from disk, and the core reads no
file. Tests compare the tables with the Unicode CLDR. All languages use the calendar and
the digits of the German original, so that nobody has to convert a day.

Months stand in the form that a date needs: genitive in Ukrainian, Russian and Polish.
Where a language bends its weekdays, they follow in brackets, which suits any sentence.
"""

from typing import Final

import attrs
import pendulum


@attrs.frozen(kw_only=True)
class DayWords:
    """The words of days in one language.

    Attributes:
        language: ISO 639-1 code.
        weekdays: From Monday to Sunday.
        months: From January to December, as they stand in a date.
        dates: A date without its weekday, with ``{day}``, ``{month}``, ``{number}`` (of
            the month) and ``{year}``.
        days: A date with its weekday, with ``{weekday}`` and ``{date}``.
    """

    language: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    dates: str = "{day} {month} {year}"
    days: str = "{weekday}, {date}"

    def date(self, day: pendulum.Date) -> str:
        """Return *day* without its weekday."""
        return self.dates.format(
            day=day.day,
            month=self.months[day.month - 1],
            number=f"{day.month:02}",
            padded=f"{day.day:02}",
            year=day.year,
        )

    def day(self, day: pendulum.Date) -> str:
        """Return *day* with its weekday."""
        weekday = self.weekdays[day.weekday()]
        return self.days.format(weekday=weekday, date=self.date(day))


_WEEKDAY_LAST: Final = "{date} ({weekday})"
# People read the months by other names in Iran than in Afghanistan: the number helps.
_WITH_NUMBERS: Final = "{day} {month} {year} ({padded}.{number}.{year})"

UKRAINIAN: Final = DayWords(
    language="uk",
    weekdays=(
        *("понеділок", "вівторок", "середа", "четвер"),
        *("пʼятниця", "субота", "неділя"),
    ),
    months=(
        *("січня", "лютого", "березня", "квітня", "травня", "червня"),
        *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
    dates="{day} {month} {year} року",
    days=_WEEKDAY_LAST,
)
RUSSIAN: Final = DayWords(
    language="ru",
    weekdays=(
        *("понедельник", "вторник", "среда", "четверг"),
        *("пятница", "суббота", "воскресенье"),
    ),
    months=(
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    dates="{day} {month} {year} года",
    days=_WEEKDAY_LAST,
)
BULGARIAN: Final = DayWords(
    language="bg",
    weekdays=(
        "понеделник",
        "вторник",
        "сряда",
        "четвъртък",
        "петък",
        "събота",
        "неделя",
    ),
    months=(
        *("януари", "февруари", "март", "април", "май", "юни"),
        *("юли", "август", "септември", "октомври", "ноември", "декември"),
    ),
    dates="{day} {month} {year} г.",
)
ROMANIAN: Final = DayWords(
    language="ro",
    weekdays=("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"),
    months=(
        *("ianuarie", "februarie", "martie", "aprilie", "mai", "iunie"),
        *("iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie"),
    ),
)
TURKISH: Final = DayWords(
    language="tr",
    weekdays=(
        *("Pazartesi", "Salı", "Çarşamba", "Perşembe"),
        *("Cuma", "Cumartesi", "Pazar"),
    ),
    months=(
        *("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran"),
        *("Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
    ),
    days="{date} {weekday}",
)
POLISH: Final = DayWords(
    language="pl",
    weekdays=(
        *("poniedziałek", "wtorek", "środa", "czwartek"),
        *("piątek", "sobota", "niedziela"),
    ),
    months=(
        *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
        *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
    ),
    dates="{day} {month} {year} r.",
    days=_WEEKDAY_LAST,
)
FRENCH: Final = DayWords(
    language="fr",
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    days="{weekday} {date}",
)
# Both series of names: people from Syria and Iraq know the second, others the first.
ARABIC: Final = DayWords(
    language="ar",
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    months=(
        *("يناير/كانون الثاني", "فبراير/شباط", "مارس/آذار", "أبريل/نيسان"),
        *("مايو/أيار", "يونيو/حزيران", "يوليو/تموز", "أغسطس/آب"),
        *("سبتمبر/أيلول", "أكتوبر/تشرين الأول"),
        *("نوفمبر/تشرين الثاني", "ديسمبر/كانون الأول"),
    ),
    days="{weekday} {date}",
)
FARSI: Final = DayWords(
    language="fa",
    weekdays=(
        *("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه"),
        *("جمعه", "شنبه", "یکشنبه"),
    ),
    months=(
        *("ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن"),
        *("ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
    ),
    dates=_WITH_NUMBERS,
    days="{weekday} {date}",
)
PASHTO: Final = DayWords(
    language="ps",
    weekdays=("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    months=(
        *("جنوري", "فبروري", "مارچ", "اپریل", "مۍ", "جون"),
        *("جولای", "اګست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"),
    ),
    dates=_WITH_NUMBERS,
    days="{weekday} {date}",
)

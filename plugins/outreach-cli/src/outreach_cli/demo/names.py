"""What are invented people called, and which languages might they wish for?"""

from typing import Final

import attrs


@attrs.frozen(kw_only=True)
class NameGroup:
    """Names that go together.

    Attributes:
        share: Weight of the group among all people.
        women: First names of people addressed as Frau.
        men: First names of people addressed as Herr.
        families: Family names.
        language: Language that some of them wish for letters (ISO 639-1).
        wish_share: Share of those, 0 to 1.
    """

    share: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    language: str
    wish_share: float


def _group(
    share: int, women: str, men: str, families: str, *, language: str, wish: float
) -> NameGroup:
    return NameGroup(
        share=share,
        women=tuple(women.split()),
        men=tuple(men.split()),
        families=tuple(families.split()),
        language=language,
        wish_share=wish,
    )


# Common first names and family names, joined at random: nobody real is meant. The
# shares are a guess at a town of Kassel's kind; no statistic stands behind them.
GROUPS: Final = (
    _group(
        52,
        "Anna Petra Sabine Monika Julia Katrin Stefanie Nadine Lena Marie Lea Jana "
        "Silke Heike Ute Birgit Melanie Sandra Jennifer Laura Vanessa Christine Renate",
        "Thomas Michael Andreas Stefan Peter Markus Daniel Christian Jan Tobias Lukas "
        "Felix Uwe Jürgen Dirk Torsten Marcel Kevin Dennis Sebastian Rolf Günther Björn",
        "Ahlborn Beckmann Dörrbecker Engelhardt Fröhlich Grünewald Hartung Ickler "
        "Jäckel Köhler Lindenmüller Möhring Nölting Oschmann Pfannkuch Rübsam Schäfer "
        "Thöne Umbach Vogelsang Wiegand Zimmermann Brandau Dittmar Eisenberg Freitag "
        "Gerlach Heßler Knöpfel Löwenstein Mengel Reinhold Siebert Trautmann Weißbrodt",
        language="de",
        wish=0.0,
    ),
    _group(
        15,
        "Ayşe Fatma Elif Zeynep Emine Hatice Merve Esra Gülşen Sevgi Özlem Büşra",
        "Mehmet Mustafa Ahmet Ali Hüseyin Emre Murat Yusuf Hakan Serkan Ömer Cem",
        "Yılmazer Kayacan Demirbaş Şahinoğlu Çelikkol Aydınlı Özkara Arslantaş "
        "Doğruyol Kılıçer Aslanbey Çetintaş Karagözlü Polatcan Güneşli Erdoğmuş",
        language="tr",
        wish=0.2,
    ),
    _group(
        12,
        "Amina Layla Rania Salma Hanan Nour Zainab Iman Samira Maryam",
        "Mohammad Omar Khaled Hassan Yousef Bilal Samir Tarek Karim Anas",
        "Al-Hamadi El-Sayegh Al-Khatibi Darwishi Haddadin Mansouri Nasrallahi "
        "Qassemi Al-Masrani Shahinian Zaytouni Barakati Al-Rifaei Sabbaghi",
        language="ar",
        wish=0.45,
    ),
    _group(
        8,
        "Oksana Olena Iryna Nataliia Kateryna Svitlana Tetiana Yuliia",
        "Oleksandr Andrii Serhii Dmytro Mykola Volodymyr Vasyl Ihor",
        "Kovalchenko Shevtsenko Bondarchuk Tkachuk Melnychuk Kravets Polishchenko "
        "Lysenkova Marchuk Hryhoruk Savchyn Romanyuk",
        language="uk",
        wish=0.5,
    ),
    _group(
        4,
        "Agnieszka Katarzyna Małgorzata Joanna Ewa Beata",
        "Krzysztof Piotr Paweł Tomasz Marcin Zbigniew",
        "Nowakiewicz Wiśniewicz Zielonkowski Krawczak Mazurkiewicz Jabłonek "
        "Wróbelski Górniak",
        language="pl",
        wish=0.25,
    ),
    _group(
        4,
        "Mariya Desislava Gergana Ivanka Radka Tsvetana",
        "Georgi Dimitar Plamen Stoyan Krasimir Asen",
        "Petkovski Dimitrovich Stoyanchev Angelovski Hristovich Marinchev Kolevski",
        language="bg",
        wish=0.4,
    ),
    _group(
        5,
        "Fatemeh Zahra Parisa Nasrin Shirin Mahsa Laleh",
        "Reza Hamid Navid Farhad Jawad Behrouz Siamak",
        "Ahmadzai Rahimpour Karimzadeh Hosseinian Noorzai Sharifpour Mohseni Tajikzai",
        language="fa",
        wish=0.45,
    ),
)

LANGUAGE_WORDS: Final = {
    "de": "Deutsch",
    "tr": "Türkisch",
    "ar": "Arabisch",
    "uk": "Ukrainisch",
    "pl": "Polnisch",
    "bg": "Bulgarisch",
    "fa": "Farsi",
}
"""How an office writes the languages."""

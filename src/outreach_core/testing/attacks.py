"""Which words try to be more than words? One list for formats, templates and tables.

Names, streets and notes come from outside. Each of these has broken a template engine, a
typesetter, a spreadsheet or a file name somewhere; here each is refused or printed as it
stands. Authors of plug-ins try them on their own::

    for attack in ATTACKS:
        if attack.is_printable:
            ...  # must come out letter by letter, or be refused
"""

import enum
from typing import Final

import attrs

_LONGEST_LINE: Final = 300


class AttackAim(enum.StrEnum):
    """What an attack wants to become when it is not taken as words."""

    TEMPLATE = "template"
    """Code of a template engine."""
    TYPST = "typst"
    """Source of Typst or TeX."""
    HTML = "html"
    """Markup or script of a page."""
    XML = "xml"
    """Markup, entity or section of a Word file or another file of XML."""
    SPREADSHEET = "spreadsheet"
    """Formula in a cell."""
    STRUCTURE = "structure"
    """Heading, list, box or section of a letter."""
    FORMATTING = "formatting"
    """Placeholder of a programming language, in a text or a log."""
    DATA = "data"
    """End of a string in JSON, SQL or a table."""
    DIRECTION = "direction"
    """Order of the words around it."""
    CONTROL = "control"
    """Command to a printer, a terminal or a parser."""
    MARK = "mark"
    """One of the signs by which this project marks values."""
    LENGTH = "length"
    """All the memory, or all the paper."""
    PATH = "path"
    """Place of a file."""


@attrs.frozen(kw_only=True)
class Attack:
    """Words that try to be more than words.

    Attributes:
        name: By what a test names it; small letters and hyphens.
        aim: What it wants to become.
        words: The attack itself; may hold any sign, NUL and surrogates among them.
    """

    name: str
    aim: AttackAim
    words: str = attrs.field(repr=False)

    @property
    def is_printable(self) -> bool:
        """Say whether it can stand in a line of a letter as it is.

        What cannot must be refused, or lose the signs that steer instead of speak.
        """
        return self.words.isprintable() and len(self.words) <= _LONGEST_LINE


def _attacks(aim: AttackAim, **words: str) -> tuple[Attack, ...]:
    return tuple(
        Attack(name=name.replace("_", "-"), aim=aim, words=attack)
        for name, attack in words.items()
    )


_CODE: Final = (
    *_attacks(
        AttackAim.TEMPLATE,
        jinja_value="{{ person.family_name }}",
        jinja_block="{% raw %}",
        jinja_comment="{# weg #}",
        jinja_classes="{{ ''.__class__.__mro__[1].__subclasses__() }}",
        jinja_memory="{{ 'a' * 10 ** 8 }}",
        jinja_attribute="{{ person|attr('__init__') }}",
        notify_field="((geheim??ja))",
        shell_command="$(id) `id` ${HOME}",
    ),
    *_attacks(
        AttackAim.TYPST,
        typst_read='#read("/etc/hostname")',
        typst_panic="#panic(1)",
        typst_maths="$x^2$ *fett* _kursiv_",
        typst_label="<label> @verweis = Überschrift",
        typst_comment="\\ // kein Kommentar /* auch nicht */",
        tex_input="\\input{probe}",
    ),
    *_attacks(
        AttackAim.HTML,
        html_tag="<b>Probe</b>",
        html_script="<script>alert(1)</script>",
        html_attribute="\" onmouseover='alert(1)' x=\"",
        html_close="</p></main><style>*{display:none}</style>",
        html_entity="&amp; &lt; &#60;",
        html_link="https://probe.example/#a javascript:alert(1)",
    ),
    *_attacks(
        AttackAim.XML,
        xml_entity="<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>&a;",
        xml_section="]]><w:p/><![CDATA[",
        word_field="{ INCLUDETEXT C:\\geheim.txt }",
        word_tag="A & B <w:br/> <c>",
    ),
)
_TEXT: Final = (
    *_attacks(
        AttackAim.SPREADSHEET,
        formula="=HYPERLINK(1)",
        formula_command="=cmd|' /C calc'!A0",
        formula_plus="+1+1",
        formula_minus="-2+3",
        formula_at="@SUM(1)",
        formula_wide="＝1+1",
        formula_indented="  =1+1",
        formula_tab="\t=1+1",
    ),
    *_attacks(
        AttackAim.STRUCTURE,
        heading="## keine Überschrift",
        bullet="- kein Punkt",
        box="[ ] kein Kästchen",
        fact="Telefon :: 0900",
        section="=== subject ===",
        bold="**laut**",
        lines="Anna\n\n# GROSS\n\n* Punkt",
        page="Anna\x0cBea",
        line_separator="Anna\u2028Bea\u2029Cem",
    ),
    *_attacks(
        AttackAim.FORMATTING,
        percent="%s %n %(name)s",
        braces="{0} {name.__class__} {}",
    ),
    *_attacks(
        AttackAim.DATA,
        json='"} , {"words": "x"',
        sql="'); DROP TABLE letters;--",
        csv='"Muster";"Mia"\r\n"Zweite";"Zeile"',
    ),
)
_HIDDEN: Final = (
    *_attacks(
        AttackAim.DIRECTION,
        override="\u202emorf\u202c",
        isolate_open="Mia\u2067\u2066",
        isolate_close="\u2069\u2069Mia",
        direction_marks="\u200fMia\u200e\u061c",
    ),
    *_attacks(
        AttackAim.CONTROL,
        nul="Mia\x00Muster",
        escape="\x1b[2JMia\x07",
        backspaces="Mia\x08\x08\x08Bea",
        surrogate="Mia\ud800",
        no_character="Mia\ufffe\uffff",
        byte_order="\ufeffMia",
        tags="Mia\U000e0001\U000e0041",
        blank="\u3164\u200b\u00ad",
    ),
    *_attacks(
        AttackAim.MARK,
        value_mark="\ue0000\ue001",
        value_mark_open="\ue000",
        value_mark_far="\ue000999999\ue001",
    ),
    *_attacks(
        AttackAim.LENGTH,
        long_name="M" * 100_000,
        long_words="Muster " * 15_000,
        stacked="Z" + "\u0301" * 5_000,
    ),
    *_attacks(
        AttackAim.PATH,
        parent="../../etc/cron.d/probe",
        root="/etc/passwd",
        drive="C:\\Windows\\probe",
        device="NUL.txt",
        stream="brief.pdf:geheim",
        home="~/.ssh/probe",
    ),
)

ATTACKS: Final[tuple[Attack, ...]] = (*_CODE, *_TEXT, *_HIDDEN)
"""All attacks, by their aim; names are unique."""

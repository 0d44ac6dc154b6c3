"""How do door cards come out of the printer: four of A6 on a sheet of A4?"""

from collections.abc import Iterator
from html import escape
from typing import Final

from outreach_core.letters.door_card import DoorCard
from outreach_core.letters.door_card_words import DOOR_CARD_WORDS
from outreach_core.letters.text import Runs

_PER_SHEET: Final = 4
_STYLE: Final = """\
@page { size: 210mm 297mm; margin: 0; }
* { box-sizing: border-box; margin: 0; }
html { background: #e9ecef; color: #1a1a1a; }
body { font: 12pt/1.35 "Noto Sans", "Segoe UI", Arial, sans-serif; }
.sheet { display: grid; grid-template: repeat(2, 148.5mm) / repeat(2, 105mm);
  width: 210mm; height: 297mm; margin: 6mm auto; background: #fff;
  break-after: page; list-style: none; padding: 0; }
.sheet:last-child { break-after: auto; }
.card { padding: 12mm 10mm; outline: 0.1mm dashed #999; display: flex;
  flex-direction: column; gap: 4mm; justify-content: center; }
.card.two { font-size: 10.5pt; gap: 2mm; }
h2 { font-size: 1.3em; line-height: 1.2; color: #14505c; }
.two section + section { border-top: 0.2mm solid #14505c; padding-top: 4mm;
  margin-top: 2mm; }
bdi { white-space: nowrap; }
section { display: flex; flex-direction: column; gap: inherit; }
@media print { html { background: none; } .sheet { margin: 0; } }
"""


def door_cards_page(cards: tuple[DoorCard, ...]) -> str:
    """Write cards as one page of HTML to print on A4 and to cut.

    A single card fills its sheet: the two take several with them. Nothing on the page
    or in its title tells who leaves the cards.

    Args:
        cards: At least one.

    Returns:
        A complete page; no script, no picture, no address on the network.
    """
    printed = cards * _PER_SHEET if len(cards) == 1 else cards
    sheets = [
        printed[first : first + _PER_SHEET]
        for first in range(0, len(printed), _PER_SHEET)
    ]
    return "".join(
        [
            '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n',
            '<meta http-equiv="Content-Security-Policy" ',
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>Karten</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n",
            *(line for sheet in sheets for line in _sheet(sheet)),
            "</body>\n</html>\n",
        ]
    )


def _sheet(cards: tuple[DoorCard, ...]) -> Iterator[str]:
    yield '<ul class="sheet">\n'
    for card in cards:
        yield f'<li class="card{" two" if len(card.languages) > 1 else ""}">\n'
        for language in card.languages:
            yield from _part(card, language)
        yield "</li>\n"
    yield "</ul>\n"


def _part(card: DoorCard, language: str) -> Iterator[str]:
    heading, *lines = card.runs(language)
    direction = ' dir="rtl"' if DOOR_CARD_WORDS[language].right_to_left else ""
    yield f'<section lang="{escape(language)}"{direction}>\n'
    yield f"<h2>{_runs(heading)}</h2>\n"
    for line in lines:
        yield f"<p>{_runs(line)}</p>\n"
    yield "</section>\n"


def _runs(runs: Runs) -> str:
    """Isolate each name and the number: they keep their order in any script."""
    return "".join(
        escape(run.text) if run.field is None else f"<bdi>{escape(run.text)}</bdi>"
        for run in runs
    )

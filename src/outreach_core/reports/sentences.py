"""The report in plain sentences: what a mayor or a newspaper would quote."""

from typing import Final

from outreach_core._messages import Language, Words, grouped
from outreach_core.reports.definitions import MeasureName
from outreach_core.reports.disclosure import Shown, Visibility
from outreach_core.reports.report import InterimReport

_M: Final = MeasureName
_ABOUT_HALF: Final = range(45, 56)
_HIDDEN_MARK: Final = "*"
_TOO_FEW: Final = Words(
    "Die Zahlen sind noch so klein, dass jeder Satz von einzelnen Menschen spräche.",
    "The numbers are still so small that any sentence would be about single people.",
)


def shown_text(shown: Shown, language: Language) -> str:
    """Return "470", "rund 470" or "*" for a hidden number."""
    if shown.value is None:
        return _HIDDEN_MARK
    text = grouped(shown.value, language)
    if shown.visibility is Visibility.ROUNDED:
        about = Words("rund", "about").to(language)
        return f"{about} {text}"
    return text


def headline(report: InterimReport, language: Language) -> tuple[str, ...]:
    """Tell the report in a handful of sentences; hidden numbers are left out.

    Returns:
        At least one: where every number is hidden, it says that and why.
    """
    found = (
        _lost_and_written(report),
        _reached(report),
        _responded_and_met(report),
        _after_contact(report),
        _still_open(report),
        _hardest_day(report),
    )
    said = tuple(text for words in found if (text := _to(words, language)))
    return said or (_TOO_FEW.to(language),)


def _to(words: Words | None, language: Language) -> str:
    if words is None:
        return ""
    text = words.to(language)
    return text[:1].upper() + text[1:]


def _told(report: InterimReport, name: MeasureName) -> Words | None:
    shown = report.figure(name).shown
    if shown.value is None:
        return None
    return Words(shown_text(shown, Language.DE), shown_text(shown, Language.EN))


def _value(report: InterimReport, name: MeasureName) -> int | None:
    return report.figure(name).shown.value


def _lost_and_written(report: InterimReport) -> Words | None:
    lost, written = _told(report, _M.LOST), _told(report, _M.WRITTEN_TO)
    if lost is None:
        return None
    first = Words(
        "{lost} Menschen waren ohne Kontakt zum Jobcenter.",
        "{lost} people were out of contact with the office.",
    )
    if _value(report, _M.LOST) == 1:
        first = Words(
            "Ein Mensch war ohne Kontakt zum Jobcenter.",
            "One person was out of contact with the office.",
        )
    if written is None or _value(report, _M.WRITTEN_TO) == 0:
        return first.fill(lost=lost)
    second = Words(
        " Einen freundlichen Brief bekamen {written} von ihnen.",
        " A friendly letter went to {written} of them.",
    )
    both = {report.figure(n).shown.visibility for n in (_M.LOST, _M.WRITTEN_TO)}
    # Two numbers that are rounded alike need not be alike.
    if written == lost and both == {Visibility.EXACT}:
        second = Words(
            " Ihnen haben wir einen freundlichen Brief geschrieben.",
            " We wrote them a friendly letter.",
        )
    return Words(first.de + second.de, first.en + second.en).fill(
        lost=lost, written=written
    )


def _reached(report: InterimReport) -> Words | None:
    base, reached = _told(report, _M.BASE), _told(report, _M.REACHED)
    share = report.figure(_M.REACHED).share
    if base is None or reached is None or not _value(report, _M.BASE):
        return None
    if _value(report, _M.REACHED) == 0:
        return Words(
            "Von {base} Menschen haben wir noch niemanden erreicht.",
            "Of {base} people nobody has been reached yet.",
        ).fill(base=base)
    words = Words(
        "Von {base} Menschen haben wir {reached} erreicht{rough}.",
        "Of {base} people we reached {reached}{rough}.",
    )
    rough = Words("", "")
    if share is not None:
        rough = (
            Words(": etwa die Hälfte", ": about half")
            if share.percent in _ABOUT_HALF
            else Words(" ({p})", " ({p})").fill(
                p=Words(share.text(Language.DE), share.text(Language.EN))
            )
        )
    return words.fill(base=base, reached=reached, rough=rough)


def _responded_and_met(report: InterimReport) -> Words | None:
    parts = []
    responded, met = _told(report, _M.RESPONDED), _told(report, _M.MET)
    if responded is not None and _value(report, _M.RESPONDED):
        parts.append(
            Words(
                "{n} haben sich selbst gemeldet.", "{n} answered by themselves."
            ).fill(n=responded)
        )
    if met is not None and _value(report, _M.MET):
        parts.append(
            Words(
                "Mit {n} haben wir persönlich gesprochen.",
                "We talked with {n} in person.",
            ).fill(n=met)
        )
    return _joined(parts)


def _after_contact(report: InterimReport) -> Words | None:
    parts = []
    engaged, referred = _told(report, _M.RE_ENGAGED), _told(report, _M.REFERRED)
    if engaged is not None and _value(report, _M.RE_ENGAGED):
        parts.append(
            Words(
                "{n} sind wieder im Gespräch mit ihrer Integrationsfachkraft.",
                "{n} are talking with their caseworker again.",
            ).fill(n=engaged)
        )
    if referred is not None and _value(report, _M.REFERRED):
        parts.append(
            Words(
                "{n} wurden auf eigenen Wunsch in ein Coaching vermittelt.",
                "{n} were referred to coaching at their own wish.",
            ).fill(n=referred)
        )
    return _joined(parts)


def _still_open(report: InterimReport) -> Words | None:
    still_open = _told(report, _M.STILL_OPEN)
    if still_open is None or not _value(report, _M.STILL_OPEN):
        return None
    return Words(
        "{n} sind noch offen: Wir versuchen es weiter.",
        "{n} are still open: we keep trying.",
    ).fill(n=still_open)


def _hardest_day(report: InterimReport) -> Words | None:
    day = report.hardest_day
    if day is None or day.visits == day.conversations:
        return None
    if day.conversations == 0:
        words = Words(
            "Auch das gehört dazu: An einem Tag machten wir {visits} Besuche, und "
            "zu keinem Gespräch kam es (0 von {visits}).",
            "This is part of it, too: on one day {visits} visits were made, and none "
            "led to a talk (0 of {visits}).",
        )
    else:
        words = Words(
            "Auch das gehört dazu: An einem Tag führte 1 von {visits} Besuchen zu einem "
            "Gespräch."
            if day.conversations == 1
            else "Auch das gehört dazu: An einem Tag führten {talks} von {visits} "
            "Besuchen zu einem Gespräch.",
            "This is part of it, too: on one day {talks} of {visits} visits led to a "
            "talk.",
        )
    return words.fill(visits=day.visits, talks=day.conversations)


def _joined(parts: list[Words]) -> Words | None:
    if not parts:
        return None
    return Words(
        " ".join(p.de[:1].upper() + p.de[1:] for p in parts),
        " ".join(p.en[:1].upper() + p.en[1:] for p in parts),
    )

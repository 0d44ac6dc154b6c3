"""What a reader must know about the numbers: confidentiality, denominators, limits."""

from outreach_core._messages import Words
from outreach_core.reports.disclosure import Visibility
from outreach_core.reports.report import InterimReport


def notes(report: InterimReport) -> tuple[Words, ...]:
    """Return the notes below the numbers; only what holds for this report."""
    found = [_small_counts(report)]
    visible = [f.shown for f in report.figures]
    for row in report.cohort:
        visible += [row.observed, row.reached, row.too_early]
    if any(s.visibility is Visibility.ROUNDED for s in visible):
        step = max(s.step for s in visible)
        found.append(
            Words(
                "„Rund“ heißt: auf {step} gerundet, damit eine kleine Zahl nicht "
                "errechnet werden kann.",
                "“About” means: rounded to {step}, so that no small number can be "
                "worked out.",
            ).fill(step=step)
        )
    if report.compared:
        found.append(
            Words(
                "Auch der Unterschied zur vorigen Ausgabe wurde geprüft.",
                "The difference to the previous edition was checked, too.",
            )
        )
    return (*found, *_ALWAYS)


def _small_counts(report: InterimReport) -> Words:
    return Words(
        "Zum Schutz der Menschen zeigen wir keine Zahl von 1 bis {most}. Dafür steht *. "
        "Ein * steht auch dort, wo sich eine solche Zahl sonst errechnen ließe. Eine 0 "
        "wird gezeigt: Sie handelt von niemandem. Ein Anteil fehlt, wo eine seiner "
        "Zahlen fehlt oder sein Nenner kleiner als {least} ist.",
        "To protect people we show no number from 1 to {most}; * stands for it. A * "
        "also stands where such a number could be worked out. A 0 is shown: it is about "
        "nobody. A share is left out where one of its numbers is hidden or its "
        "denominator is below {least}.",
    ).fill(most=report.rule.minimum - 1, least=report.rule.minimum)


_ALWAYS = (
    Words(
        "Wir zählen Menschen, nicht Versuche. Ein Mensch kann in mehreren Zeilen stehen: "
        "Die Zeilen lassen sich nicht zusammenzählen.",
        "We count people, not attempts. A person can stand in several rows: the rows do "
        "not add up.",
    ),
    Words(
        "Das Angebot ist freiwillig. Wer nicht öffnet oder Nein sagt, hat keinen "
        "Nachteil; das wird nirgends gemeldet.",
        "The offer is voluntary. Whoever does not open or says no has no disadvantage; "
        "it is reported nowhere.",
    ),
    Words(
        "Diese Zahlen sagen nichts über einzelne Beschäftigte und werden nicht nach "
        "ihnen aufgeteilt.",
        "These numbers say nothing about single members of staff and are not broken "
        "down by them.",
    ),
)

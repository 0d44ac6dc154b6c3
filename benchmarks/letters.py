"""How fast are letters composed, set one by one, and set for a print centre?

    python benchmarks/letters.py [--letters 1000] [--many 3000]

Times are CPU seconds in one process; contestants take turns, the median counts. The
peers: typst-py called plainly on the same content; a Markdown step of the design that GOV.UK
Notify publishes (fill in, then parse what came of it, for each letter, because values
may bring Markdown); WeasyPrint in an environment of its own.

The Markdown step ends with HTML. Ours ends with a structured letter and has besides
written and checked address, greeting, days, fields and answer code.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pendulum
import typst
from jinja2 import Environment, StrictUndefined, Template
from markdown_it import MarkdownIt

import outreach_typst
from outreach_core.ids import CustomerId
from outreach_core.letters import (
    DIN_5008_B,
    LETTERS_IN_BATCH,
    HtmlFormat,
    InvitationFacts,
    Letter,
    LetterKind,
    Sender,
    VisitInvitation,
    compose,
    plain,
    shipped_template,
    texts_of,
)
from outreach_core.people import Address, Customer, FormOfAddress
from outreach_typst.document import document_json
from outreach_typst.pdf_format import PdfFormat

DAY = pendulum.date(2026, 10, 5)
FOLDER = Path(outreach_typst.__file__).parent
PEER = Path(__file__).parent / "peers" / "letters_weasyprint.py"
ROUNDS, IN_A_ROUND, OF_WEASYPRINT = 7, 40, 12
FORMAT = PdfFormat()
TEMPLATE = shipped_template(LetterKind.FIRST_LETTER)
SENDER = Sender(
    office="Jobcenter Musterstadt",
    unit="Team Aufsuchende Beratung",
    return_line="Team Kontakt · Am Testfeld 1 · 01234 Musterstadt",
    street="Am Testfeld 1",
    postcode="01234",
    town="Musterstadt",
    phone="01234 567-89",
    mobile="0150 000 00 00",
    email="kontakt@probe.example",
    opening_hours="Mo bis Fr, 9 bis 15 Uhr",
    privacy_page="probe.example/datenschutz",
    prepaid_envelope=True,
)
FACTS = InvitationFacts(
    team=("Deniz Probe", "Kim Muster"),
    invitation=VisitInvitation(
        first_day=pendulum.date(2026, 10, 19), last_day=pendulum.date(2026, 10, 23)
    ),
    answer_by=pendulum.date(2026, 10, 15),
)
GAPS = {
    "name": "Frau Östlich",
    "team": "Deniz Probe und Kim Muster",
    "first": "Montag, 19. Oktober 2026",
    "last": "Freitag, 23. Oktober 2026",
    "answer_by": "Donnerstag, 15. Oktober 2026",
}


def person(number: int) -> Customer:
    """Return an invented person."""
    return Customer(
        id=CustomerId(f"AAAAA-{number:05}"),
        given_name="Mia",
        family_name=f"Östlich-{number}",
        form_of_address=FormOfAddress.FRAU,
        address=Address(
            street=f"Lange Gasse {number}", postcode="01234", town="Musterstadt"
        ),
    )


def letter(number: int) -> Letter:
    """Compose the letter to an invented person."""
    return letter_to(person(number))


def letter_to(customer: Customer) -> Letter:
    """Compose the letter to *customer*."""
    return compose(
        TEMPLATE,
        customer=customer,
        facts=FACTS,
        sender=SENDER,
        occasion="messung",
        day=DAY,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of *work*."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def in_turns(*works: Callable[[], object]) -> list[float]:
    """Let contestants take turns; return the median of each."""
    for work in works:
        work()
    rounds = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def markdown_source() -> str:
    """Return our letter as somebody would write it in Markdown with Jinja."""
    text = letter(0).text
    lines = [f"# {plain(text.subject)}", "Guten Tag {{ name }},"]
    lines += ["{{ team }} möchten Sie besuchen, {{ first }} bis {{ last }}."]
    for fact in text.info:
        lines += [f"{plain(fact.label)}: {plain(fact.value)}"]
    for block in (*text.body, *text.privacy):
        for runs in getattr(block, "items", ()) or (getattr(block, "runs", ()),):
            words = plain(runs)
            lines.append(f"* {words}" if hasattr(block, "items") else words)
    lines += [f"* {plain(runs)}" for runs in texts_of(text.reply)]
    lines.append("Bitte antworten Sie bis {{ answer_by }}.")
    return "\n\n".join(line for line in lines if line)


def markdown_steps() -> tuple[Callable[[int], str], Callable[[int], str]]:
    """Return the step with the template compiled once, and compiled for each letter."""
    source = markdown_source()
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    once = environment.from_string(source)
    parser = MarkdownIt()

    def parsed(template: Template, number: int) -> str:
        return str(parser.render(template.render(GAPS | {"name": f"Frau {number}"})))

    return (
        lambda number: parsed(once, number),
        lambda number: parsed(environment.from_string(source), number),
    )


def plain_typst(letters: Sequence[Letter]) -> Callable[[], object]:
    """Return typst-py as one would call it by hand, on the same content."""
    compiler = typst.Compiler(
        input=str(FOLDER / "one.typ"),
        root=str(FOLDER),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FOLDER / "fonts")],
        ),
    )
    contents = [document_json((one,), DIN_5008_B) for one in letters]
    day = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    return lambda: [
        compiler.compile(
            format="pdf",
            sys_inputs={"letters": content},
            pdf_standards=["ua-1"],
            timestamp=day,
        )
        for content in contents
    ]


def weasyprint(letters: Sequence[Letter]) -> float | str:
    """Return the seconds of WeasyPrint for a letter, or why it could not be asked."""
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(letters):
            page = HtmlFormat().render(one, DIN_5008_B).content
            (Path(folder) / f"{number:03}.html").write_bytes(page)
        command = ["uv", "run", "-q", "--no-project", "--script", str(PEER), folder]
        try:
            done = subprocess.run(  # noqa: S603  our own script
                command, capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            return "uv is missing"
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it gave no reason"])[-1][:120]
    return float(json.loads(done.stdout))


def figure(name: str, value: float, unit: str, target: str = "") -> None:
    """Print one line."""
    wanted = f" (target {target})" if target else ""
    print(f"figure {name} = {value:.3g} {unit}{wanted}", flush=True)


def composing(count: int) -> None:
    """Compare composing with the Markdown step."""
    fair, each = markdown_steps()
    people = [person(n) for n in range(count)]
    ours, theirs, compiling = in_turns(
        lambda: [letter_to(one) for one in people],
        lambda: [fair(n) for n in range(count)],
        lambda: [each(n) for n in range(count)],
    )
    figure("compose_1000", ours / count * 1000, "s", "< 0.2")
    figure("compose_vs_markdown", theirs / ours, "times", ">= 20")
    figure("compose_vs_markdown_compiled_each_time", compiling / ours, "times")


def setting() -> None:
    """Compare the format with typst-py and WeasyPrint, then set batches."""
    letters = [letter(n) for n in range(IN_A_ROUND)]
    numbers = iter(range(10**6))

    def fresh() -> list[Letter]:
        return [letter(1000 + next(numbers)) for _ in range(IN_A_ROUND)]

    made = [fresh() for _ in range(2 * (ROUNDS + 1))]
    ours_at, theirs_at = iter(made[::2]), iter([plain_typst(m) for m in made[1::2]])
    ours, theirs = in_turns(
        lambda: [FORMAT.render(one, DIN_5008_B) for one in next(ours_at)],
        lambda: next(theirs_at)(),  # noqa: PLW0108  another one each turn
    )
    figure("pdf_per_second", IN_A_ROUND / ours, "letters/s")
    figure("pdf_vs_plain_typst", ours / theirs, "times its time", "<= 1.15")
    peer = weasyprint(letters[:OF_WEASYPRINT])
    if isinstance(peer, str):
        print(f"WeasyPrint was not asked: {peer}")
    else:
        figure("pdf_vs_weasyprint", peer / (ours / IN_A_ROUND), "times", ">= 6")
    chunk = [letter(5000 + n) for n in range(LETTERS_IN_BATCH)]
    taken = seconds(lambda: FORMAT.batch(chunk, DIN_5008_B))
    figure("batch_per_second", len(chunk) / taken, "letters/s")


def memory(name: str, work: str, target: str) -> None:
    """Run *work* in a process of its own and tell its peak."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from letters import DIN_5008_B, FORMAT, letter\n"
        f"{work}\n"
        # Not ru_maxrss: a child inherits the peak of its parent.
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    figure(name, int(done.stdout) / 1024, "MB", target)


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--many", type=int, default=3000)
    chosen = parser.parse_args()
    composing(chosen.letters)
    setting()
    one_by_one = f"for n in range({chosen.many}): FORMAT.render(letter(n), DIN_5008_B)"
    memory(f"peak_memory_of_{chosen.many}", one_by_one, "< 200")
    batches = (
        f"letters = [letter(n) for n in range({chosen.many})]\n"
        f"for at in range(0, len(letters), {LETTERS_IN_BATCH}):\n"
        f"    FORMAT.batch(letters[at : at + {LETTERS_IN_BATCH}], DIN_5008_B)"
    )
    memory(f"peak_memory_of_{chosen.many}_in_batches", batches, "< 200")


if __name__ == "__main__":
    main()

"""What do sources and coaching directories have in common: they read what offices have."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Kind
from outreach_core.testing.kit.bench import Bench, Desk, called
from outreach_core.testing.kit.canonical import digest
from outreach_core.testing.kit.promises import broken, expect, not_tried

Change = tuple[str, Callable[[Path], None]]


@attrs.frozen(kw_only=True)
class Reading:
    """What came of reading one folder.

    Attributes:
        found: The answer; ``None`` when the input was refused.
        told: Issues or faults that were told, as text.
    """

    found: Any = attrs.field(repr=False)
    told: str = attrs.field(default="", repr=False)


@attrs.frozen(kw_only=True)
class Reader:
    """How one kind of object is read.

    Attributes:
        kind: The kind.
        read: Calls the object.
        records: Everything that was read, to be compared.
        told: What was said about rows, as text.
    """

    kind: Kind[Any]
    read: Callable[[Any, Desk], Any]
    records: Callable[[Any], object]
    told: Callable[[Any], str]

    def readings(self, desk: Desk) -> Mapping[Words, Reading]:
        """Read with every object; anything but a refusal in words is a failure."""
        found = {}
        for one in desk.objects(self.kind):
            place = called(self.kind, one)
            found[place] = self._reading(place, one, desk)
        return found

    def _reading(self, place: Words, one: Any, desk: Desk) -> Reading:
        try:
            answer = self.read(one, desk)
        except InvalidInputError as error:
            return Reading(found=None, told=f"{error.words.de}\n{error.words.en}")
        except Exception as error:  # noqa: BLE001  whatever it is, it is the answer
            broken(
                Words(
                    "{place} löste {kind} statt InvalidInputError aus.",
                    "{place} raised {kind} instead of InvalidInputError.",
                ),
                place=place,
                kind=type(error).__name__,
            )
        return Reading(found=answer, told=self.told(answer))

    def same_or_told(self, bench: Bench, changes: Iterable[Change]) -> None:
        """Expect of changed files the same records, or a word about it."""
        whole = self.readings(bench.desk())
        count = 0
        for what, change in changes:
            count += 1
            desk = bench.desk()
            change(desk.inputs)
            for place, reading in self.readings(desk).items():
                where = Words(f"{place.de}: {what}", f"{place.en}: {what}")
                self._expect_same_or_told(where, whole[place], reading)
        if not count:
            not_tried(
                Words(
                    "Im Ordner liegt keine Datei, mit der sich das versuchen lässt.",
                    "There is no file in the folder for which this can be tried.",
                )
            )

    def _expect_same_or_told(self, where: Words, whole: Reading, now: Reading) -> None:
        if whole.found is None or now.found is None:
            return  # refused in words
        same = digest(self.records(whole.found)) == digest(self.records(now.found))
        fine = same or now.told != whole.told
        expect(
            fine,
            Words(
                "{where}: andere Sätze, und kein Wort darüber.",
                "{where}: other records, and not a word about it.",
            ),
            where=where,
        )

    def same(self, bench: Bench, folders: Mapping[str, Path]) -> None:
        """Expect of other folders exactly the same records."""
        whole = self.readings(bench.desk())
        for name, folder in folders.items():
            for place, now in self.readings(bench.desk(folder=folder)).items():
                one, two = (
                    digest(self.records(each.found)) if each.found is not None else ""
                    for each in (whole[place], now)
                )
                expect(
                    one == two,
                    Words(
                        "{place}: Die Fassung {name!r} liest sich anders.",
                        "{place}: the sample {name!r} reads differently.",
                    ),
                    place=place,
                    name=name,
                )

    def reads_only(self, bench: Bench) -> None:
        """Expect that reading leaves every file as it is, and adds none."""
        desk = bench.desk()
        before = desk.files()
        self.readings(desk)
        expect(
            desk.files() == before,
            Words(
                "Das Lesen hat Dateien verändert, entfernt oder hinzugefügt.",
                "Reading changed, removed or added files.",
            ),
        )

    def missing_input_is_told(self, bench: Bench) -> None:
        """Expect a refusal where the files are missing."""
        desk = bench.desk()
        for path in sorted(desk.inputs.rglob("*")):
            if path.is_file():
                path.unlink()
        for place, reading in self.readings(desk).items():
            silent = reading.found is not None and not reading.told
            expect(
                not silent,
                Words(
                    "{place} sagt nichts, obwohl die Dateien fehlen.",
                    "{place} says nothing although its files are missing.",
                ),
                place=place,
            )

    def tells_no_value(
        self, bench: Bench, changes: Iterable[Change], mark: str
    ) -> None:
        """Expect that no refusal and no issue quotes the mark in a cell."""
        for what, change in changes:
            desk = bench.desk()
            change(desk.inputs)
            for place, reading in self.readings(desk).items():
                expect(
                    mark not in reading.told,
                    Words(
                        "{place} zitiert einen Wert ({what}).",
                        "{place} quotes a value ({what}).",
                    ),
                    place=place,
                    what=what,
                )


def folder_of(bench: Bench) -> Path:
    """Return the author's folder; checks that need it are not tried without."""
    if bench.applicant.folder is None:
        not_tried(Words("braucht einen Ordner (folder=)", "needs a folder (folder=)"))
    return bench.applicant.folder

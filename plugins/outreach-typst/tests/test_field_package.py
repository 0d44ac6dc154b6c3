"""The field package: only its passphrase opens it, and it says only what it must."""

import io
from pathlib import Path
from typing import Any

import pdfplumber
import pendulum
import pikepdf
import pytest

from outreach_core import Language
from outreach_core.errors import InvalidValueError
from outreach_core.hooks import Page, Parcel, ParcelKind, SealedPackage
from outreach_core.ids import StaffId
from outreach_core.visits import FieldPackage, FieldRow
from outreach_typst.field_sink import FieldPdfSink, locked_pdf

DAY = pendulum.date(2026, 10, 20)
WORDS = "k7fm-2xqd-9hwt-p4ra"


def package(**changes: Any) -> FieldPackage:
    values: dict[str, Any] = {
        "day": DAY,
        "pair": (StaffId("s1"), StaffId("s2")),
        "rows": (
            FieldRow(time="9:00", place="Abfahrt"),
            FieldRow(
                time="9:25 – 9:55",
                who="A. B. AAAAA-00001.1",
                place="Lindenweg 1, 34117 Kassel",
                wish="Farsi/Dari, eine Frau soll dabei sein",
                report="anmelden 9:25, abmelden bis 9:55",
            ),
        ),
        "notes": ("Notruf: 112 · 110",),
    }
    return FieldPackage(**(values | changes))


def sealed(**changes: Any) -> SealedPackage:
    return SealedPackage(package=package(**changes), passphrase=WORDS)


def parcel(name: str = "unterwegs-2026-10-20-1") -> Parcel:
    return Parcel(kind=ParcelKind.FIELD, name=name, content=sealed())


def test_only_the_passphrase_opens_it_and_then_it_can_be_read() -> None:
    made = locked_pdf(sealed())
    for wrong in ("", "k7fm-2xqd-9hwt-p4rb"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(made), password=wrong)
    with pdfplumber.open(io.BytesIO(made), password=WORDS) as pdf:
        (page,) = pdf.pages
        text = page.extract_text()
    for words in ("Dienstag, 20. Oktober", "Lindenweg 1", "eine Frau soll dabei sein",
                  "Gilt nur am 20.10.2026", "112", "anmelden 9:25, abmelden bis 9:55"):  # fmt: skip
        assert words in text.replace("\n", " ")


def test_it_is_locked_by_aes_256_and_nothing_may_be_taken_out() -> None:
    with pikepdf.open(io.BytesIO(locked_pdf(sealed())), password=WORDS) as pdf:
        lock = pdf.encryption
        assert (lock.R, lock.bits) == (6, 256)
        assert lock.stream_method is pikepdf.models.EncryptionMethod.aesv3
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched
        assert not pdf.allow.extract
        assert not pdf.allow.print_highres
        assert pdf.allow.accessibility


def test_nothing_of_it_stands_in_the_open_file_and_no_key_beside_it(
    tmp_path: Path,
) -> None:
    FieldPdfSink(folder=tmp_path).deliver(parcel(), key="4f1c")
    written = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for data in written.values():
        for words in (WORDS, "Lindenweg", "Farsi", "A. B."):
            assert words.encode() not in data
            assert words.encode("utf-16-be") not in data
    (pdf,) = (p for p in written if p.suffix == ".pdf")
    assert pdf.stat().st_mode & 0o077 == 0
    assert WORDS not in repr(parcel())
    assert "Lindenweg" not in repr(sealed())


def test_a_newer_package_takes_the_place_of_the_older(tmp_path: Path) -> None:
    sink = FieldPdfSink(folder=tmp_path)
    first = sink.deliver(parcel(), key="4f1c")
    second = sink.deliver(parcel(), key="77b0")
    assert first.where == second.where == "unterwegs/unterwegs-2026-10-20-1.pdf"
    assert len(list(tmp_path.rglob("*.pdf"))) == 1
    assert sink.deliver(parcel(), key="77b0").already


def test_it_is_set_in_english_too() -> None:
    made = locked_pdf(sealed(language=Language.EN))
    with pdfplumber.open(io.BytesIO(made), password=WORDS) as pdf:
        text = pdf.pages[0].extract_text()
    assert "Out on Tuesday" in text
    assert "the passphrase is not kept" in text.replace("\n", " ")


def test_a_short_passphrase_is_no_lock_and_a_page_no_package(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="at least 16"):
        SealedPackage(package=package(), passphrase=WORDS[:4])
    page = Parcel(kind=ParcelKind.PAGE, name="x", content=Page(html="<p>"))
    with pytest.raises(InvalidValueError, match="a field package"):
        FieldPdfSink(folder=tmp_path).deliver(page, key="x")

"""The sink "field-pdf": what two carry for one day, as a PDF that a passphrase opens.

AES-256 as of PDF 2.0 (ISO 32000-2, revision 6): the readers that offices have open it
on a telephone, on a laptop, without a program of ours.
"""

import io
import json
import secrets
from pathlib import Path
from typing import Final

import attrs
import pikepdf

from outreach_core.errors import InvalidValueError
from outreach_core.hooks import (
    Delivery,
    Parcel,
    ParcelKind,
    SealedPackage,
    deliver_files,
)
from outreach_core.visits import FieldPackage
from outreach_typst.setting import pdf_of

FIELD: Final = "field.typ"
"""Template of a field package."""
FOLDER: Final = "unterwegs/"
"""Where the packages lie, below the output folder; nothing else does."""

_REVISION: Final = 6
_ALLOWED: Final = pikepdf.Permissions(
    accessibility=True,
    extract=False,
    modify_annotation=False,
    modify_assembly=False,
    modify_form=False,
    modify_other=False,
    print_lowres=False,
    print_highres=False,
)


@attrs.frozen(kw_only=True)
class FieldPdfSink:
    """Locks field packages and puts them into a folder, for their owner only.

    The passphrase is in no file: whoever writes the package hands it over by itself.

    Attributes:
        folder: Where the files go; made when it is missing.
        name: Name by which settings choose this sink.
        accepts: Field packages.
    """

    folder: Path
    name: str = "field-pdf"
    accepts: frozenset[ParcelKind] = frozenset({ParcelKind.FIELD})

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Write the locked file; a newer package of the same name takes its place.

        Args:
            parcel: A field package with its passphrase.
            key: Name of the delivery.

        Raises:
            InvalidValueError: The parcel holds something else.
            InvalidInputError: The folder cannot be written to.
        """
        sealed = parcel.content
        if not isinstance(sealed, SealedPackage):
            raise InvalidValueError(field="parcel", expected="a field package")
        name = f"{FOLDER}{parcel.name}.pdf"
        return deliver_files(
            self.folder,
            {name: lambda: locked_pdf(sealed)},
            key=key,
            editions=True,
            private=True,
        )


def locked_pdf(sealed: SealedPackage) -> bytes:
    """Return the package as a PDF that only its passphrase opens.

    Each call gives other bytes: the key of the file is drawn anew.
    """
    package = sealed.package
    plain = pdf_of(FIELD, _data(package), day=package.day, standards=("ua-1",))
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.save(
            made,
            encryption=pikepdf.Encryption(
                user=sealed.passphrase,
                # Nobody may lift the limits: this one is drawn and forgotten.
                owner=secrets.token_urlsafe(32),
                R=_REVISION,
                allow=_ALLOWED,
            ),
        )
    return made.getvalue()


def _data(package: FieldPackage) -> str:
    labels = package.columns[3:]
    return json.dumps(
        {
            "language": package.language.value,
            "title": package.title,
            "lead": package.lead,
            "ends": package.ends,
            "rows": [
                {
                    "time": row.time,
                    "who": row.who,
                    "said": [
                        [label, words]
                        for label, words in zip(
                            ("", *labels),
                            (row.place, row.wish, row.report),
                            strict=True,
                        )
                        if words
                    ],
                }
                for row in package.rows
            ],
            "notes": package.notes,
        },
        ensure_ascii=False,
    )

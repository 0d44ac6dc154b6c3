"""How letters, pages and referrals reach a folder, each once."""

import hashlib
import json
from pathlib import Path
from typing import Final

import attrs

from outreach_cli.files import write_whole
from outreach_core.coaching import ReferralPackage
from outreach_core.errors import InvalidValueError
from outreach_core.hooks import Delivery, Page, Parcel, ParcelKind
from outreach_core.letters import (
    LetterBatch,
    PrintFile,
    RenderedLetter,
    batch_manifest,
)

_RECEIPTS: Final = ".belege"
_SUBFOLDERS: Final = {
    ParcelKind.LETTER: "briefe",
    ParcelKind.BATCH: "druck",
    ParcelKind.PAGE: "",
    ParcelKind.REFERRAL: "vermittlung",
}


@attrs.frozen(kw_only=True)
class FolderSink:
    """A sink that writes files; the same key twice is one delivery.

    What was delivered is remembered beside the files, by a hash of the key. A key
    whose file somebody has removed is written again.

    Attributes:
        folder: Where the files go; made when it is missing.
        name: Name by which settings choose this sink.
        accepts: Letters, batches of letters, pages and referrals.
    """

    folder: Path
    name: str = "folder"
    accepts: frozenset[ParcelKind] = frozenset(_SUBFOLDERS)

    def deliver(self, parcel: Parcel, *, key: str) -> Delivery:
        """Write the parcel's file, whole or not at all.

        Args:
            parcel: What to write; its name becomes the file's name.
            key: Name of the delivery; letters and referrals are never written twice
                under one key.

        Returns:
            The path below the folder, and whether it had been delivered before.

        Raises:
            InvalidValueError: The parcel's kind is not accepted.
        """
        suffix, content = _file(parcel)
        where = Path(_SUBFOLDERS[parcel.kind]) / f"{parcel.name}{suffix}"
        target = self.folder / where
        receipt = self.folder / _RECEIPTS / hashlib.sha256(key.encode()).hexdigest()
        if receipt.exists() and target.exists():
            return Delivery(where=where.as_posix(), already=True)
        write_whole(target, content, private=parcel.kind is not ParcelKind.PAGE)
        if isinstance(parcel.content, LetterBatch):
            rows = batch_manifest(parcel.content, file=target.name)
            write_whole(target.with_suffix(rows.suffix), rows.content, private=True)
        # The receipt comes last: a run killed in between writes the same file again.
        write_whole(receipt, where.as_posix().encode(), private=True)
        return Delivery(where=where.as_posix())


def _file(parcel: Parcel) -> tuple[str, bytes]:
    match parcel.content:
        case RenderedLetter():
            return parcel.content.suffix, parcel.content.content
        case LetterBatch(file=PrintFile() as file):
            return file.suffix, file.content
        case Page():
            return ".html", parcel.content.html.encode()
        case ReferralPackage():
            return ".json", _referral(parcel.content)
        case _:
            raise InvalidValueError(
                field="parcel", expected="a letter, a page or a referral"
            )


def _referral(package: ReferralPackage) -> bytes:
    data = {
        "recipient": package.recipient,
        "offer": package.offer,
        "purpose": package.purpose,
        "fields": dict(sorted(package.fields.items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode()

"""How letters, pages and referrals reach a folder, each once."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, cast

import attrs

from outreach_core.coaching import ReferralPackage
from outreach_core.errors import InvalidValueError
from outreach_core.hooks import (
    Delivery,
    Page,
    Parcel,
    ParcelKind,
    deliver_files,
    delivered_name,
)
from outreach_core.letters import (
    LetterBatch,
    PrintFile,
    RenderedLetter,
    batch_manifest,
)

_SUBFOLDERS: Final = {
    ParcelKind.LETTER: "briefe/",
    ParcelKind.BATCH: "druck/",
    ParcelKind.PAGE: "",
    ParcelKind.REFERRAL: "vermittlung/",
}
_LISTS: Final = "packlisten/"


@attrs.frozen(kw_only=True)
class FolderSink:
    """A sink that writes files; the same key twice is one delivery.

    Letters, batches and referrals are each written once, readable for their owner
    only. A page is replaced by its next edition, unless somebody has changed it. The
    list of a print file, which says whose envelope holds which sheets, lies in a folder
    of its own, so that its rights can be other ones than those of the file.

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
            InvalidInputError: The folder cannot be written to.
        """
        suffix, content = _file(parcel)
        is_page = parcel.kind is ParcelKind.PAGE
        stem = f"{_SUBFOLDERS[parcel.kind]}{parcel.name}"
        name = f"{stem}{suffix}"
        files: dict[str, Callable[[], bytes]] = {name: lambda: content}
        is_batch = isinstance(parcel.content, LetterBatch)
        if is_batch:
            # One delivery: killed in between, both are written anew, from one setting.
            listed = f"{_LISTS}{parcel.name}.jsonl"
            files[listed] = partial(self._manifest, parcel, name, key)
        delivery = deliver_files(
            self.folder, files, key=key, editions=is_page, private=True
        )
        if not is_batch:
            return delivery
        where = delivered_name(self.folder, name, key=key)
        return attrs.evolve(delivery, where=where)

    def _manifest(self, parcel: Parcel, name: str, key: str) -> bytes:
        """Write the list of a print file, which names it as it is called here."""
        batch = cast("LetterBatch", parcel.content)
        called = delivered_name(self.folder, name, key=key)
        return batch_manifest(batch, file=PurePosixPath(called).name).content


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

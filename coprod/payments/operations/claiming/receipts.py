"""What stands behind an expense: photos of a receipt, sealed, or the word that it is lost (domain rule P7)."""

from __future__ import annotations

from coprod.core import clock
from coprod.core.attachments import MADE, Attached, Sort, sealed
from coprod.core.attachments.kinds import neutral_name
from coprod.core.db import afterwards, db
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import ClaimLine, LineFile
from coprod.payments.rules.claims import Proof

MOST_FILES = 5
TAKEN = frozenset({Sort.PHOTO, Sort.DOCUMENT})


def add(line: ClaimLine, attached: Attached) -> LineFile:
    """Put a photo or a document to an expense. The claim is held. Errors: ``Refused``; the file is then the caller's."""
    if MADE[attached.media_type].sort not in TAKEN:
        raise Refused(_("A receipt is a photo or a document. Take a photo of it with your telephone."))
    if len(line.files) >= MOST_FILES:
        raise Refused(_("You can add up to %(most)s files. Remove one first.", most=MOST_FILES))
    file = LineFile(
        file_key=attached.sealed.key,
        lock=attached.sealed.lock,
        media_type=attached.media_type,
        size_bytes=attached.size,
        sealed_bytes=attached.sealed.size,
        sha256=attached.sealed.sha256,
        added_at=clock.now(),
    )
    line.files.append(file)
    line.proof = Proof.RECEIPT
    db.session.flush()
    return file


def remove(line: ClaimLine, reference: str) -> None:
    """Take a file away again; nothing happens when it is not there."""
    gone = [each for each in line.files if each.reference == reference]
    for file in gone:
        line.files.remove(file)
    db.session.flush()
    remove_from_disk([each.file_key for each in gone])


def remove_from_disk(keys: list[str]) -> None:
    """Take sealed files from the disk once the present transaction is kept."""

    def gone() -> None:
        for key in keys:
            sealed.remove(key)

    if keys:
        afterwards(gone)


def lose(line: ClaimLine) -> None:
    """There is no receipt, or it is lost. That is an ordinary thing, and is written beside the sum."""
    if line.files:
        raise Refused(_("There is a receipt here. Remove it first if it is not the right one."))
    line.proof = Proof.LOST


def names(line: ClaimLine) -> dict[str, str]:
    """What each file of an expense is called, by its reference: a name that says what it is and nothing else."""
    given: dict[str, str] = {}
    for each in line.files:
        given[each.reference] = neutral_name(each.media_type, set(given.values()))
    return given

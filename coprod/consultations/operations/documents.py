"""Files that help people to answer."""

from __future__ import annotations

from typing import IO

from flask_babel import gettext as _

from coprod.consultations.models import Consultation, Document
from coprod.consultations.operations.drafting import note
from coprod.core import files
from coprod.core.db import db
from coprod.core.editions import Format
from coprod.core.errors import Refused

MOST_DOCUMENTS = 30


def add_document(
    consultation: Consultation,
    stream: IO[bytes],
    name: str,
    *,
    title: str,
    language: str,
    by: int | None,
    format_: Format = Format.STANDARD,
) -> Document:
    """Keep a file, with a title that says what it is. Errors: ``Refused`` for what we do not take."""
    if len(consultation.documents) >= MOST_DOCUMENTS:
        raise Refused(_("There are 30 documents already. Remove one before you add another."))
    kept = files.keep(stream, name)
    document = Document(
        consultation_id=consultation.id,
        key=kept.key,
        title=title,
        language=language,
        format=format_,
        media_type=kept.media_type,
        size_bytes=kept.size,
        sha256=kept.sha256,
        file_name=kept.name,
        position=max((each.position for each in consultation.documents), default=0) + 1,
    )
    consultation.documents.append(document)
    note(consultation, "document added", by, document=kept.key, sha256=kept.sha256)
    return document


def remove_document(consultation: Consultation, document: Document, *, by: int | None) -> None:
    """Take a file away; what is left of it on the disk is swept up later."""
    consultation.documents.remove(document)
    db.session.delete(document)
    note(consultation, "document removed", by, document=document.key, sha256=document.sha256)

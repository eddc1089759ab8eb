"""A file comes in: it is looked at, scanned, made anew, and put away sealed. Nothing of it is in any row yet."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from flask import current_app
from flask_babel import gettext as _

from coprod.core import files, logs, scanning
from coprod.core.attachments import cleaning, sealed
from coprod.core.attachments.kinds import HEAD, MADE, MEGABYTE, most_bytes, room_for
from coprod.core.attachments.sealed import Sealed
from coprod.core.errors import Refused


@dataclass(frozen=True)
class Attached:
    """A file that was taken in: where it lies sealed, what it is, and its size in bytes before it was sealed."""

    sealed: Sealed
    media_type: str
    size: int


def receive(stream: IO[bytes]) -> Attached:
    """Take a file in. Takes seconds: call it outside of any transaction.

    Errors: ``Refused`` in words when it is empty, too big, no kind that we take, or not safe, or when too many others
    are at it.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(HEAD)
    room = room_for(head)
    if not size:
        raise Refused(_("This file is empty."))
    if room is None:
        raise _not_taken()
    if size > most_bytes(room):
        raise Refused(
            _("This file is too big. It may be up to %(most)s MB.", most=most_bytes(room) // MEGABYTE)
        )
    if shutil.disk_usage(current_app.config["UPLOADS"]).free < (
        current_app.config["LEAST_FREE_MB"] * MEGABYTE + 3 * size
    ):
        logs.trouble("uploads")
        raise Refused(
            _("There is no room for files just now. Send your words without it, or try again tomorrow.")
        )
    with _on_the_disk(stream) as raw, tempfile.TemporaryFile() as made:
        if room == "document" and not _is_a_document(raw):
            raise _not_taken()
        scanning.insist_on_clean(raw)
        media_type = cleaning.clean(raw, made, room)
        if media_type not in MADE:
            raise _not_taken()
        return Attached(sealed.keep(made), media_type, os.fstat(made.fileno()).st_size)


@contextmanager
def _on_the_disk(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """An open file of the system's with what came: itself, or a copy of what is held in memory."""
    try:
        stream.fileno()
    except (AttributeError, OSError):
        with tempfile.TemporaryFile() as copy:
            stream.seek(0)
            shutil.copyfileobj(stream, copy)
            copy.flush()
            yield copy
    else:
        yield stream


def _is_a_document(raw: IO[bytes]) -> bool:
    """Whether it is a document without macros, and no bomb."""
    raw.seek(0)
    return files.recognise(raw.read()) is not None


def _not_taken() -> Refused:
    return Refused(
        _(
            "We cannot take this file. Use a photo (JPEG, PNG, HEIC), a document (PDF, Word .docx, OpenDocument .odt), "
            "a video (MP4, MOV, WebM) or a sound recording (M4A, MP3, OGG, WAV)."
        )
    )

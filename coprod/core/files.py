"""Files that people add: recognised by what they are, not by their name; kept outside the web's reach.

A file goes to a temporary place, is put on the disk for good, gets its random name, and only then is the row
kept that tells of it; a file whose row never came is swept away later.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import secrets
import time
import unicodedata
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import puremagic
from flask import Response, current_app, send_file
from flask_babel import gettext as _

from coprod.core import scanning
from coprod.core.disk import settle
from coprod.core.errors import Refused

MOST_BYTES = 10 * 1024 * 1024
# What a document may be, and the ending that it is given.
DOCUMENTS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
}
# A file can do nothing in the browser that shows it.
POLICY = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"
_MACROS = re.compile(r"(?i)vbaProject|/macros?/|Scripts/|Basic/")


@dataclass(frozen=True)
class Kept:
    """A file that is on the disk: its random key, its type, its size in bytes and its hash."""

    key: str
    media_type: str
    size: int
    sha256: str
    name: str


def recognise(content: bytes) -> str | None:
    """The media type by content, or ``None`` when it is nothing that we take."""
    if content[:2] == b"PK":
        return _office(content)
    if content[:5] == b"%PDF-":
        return "application/pdf"
    try:
        found = puremagic.from_string(content[:65536], mime=True)
    except (puremagic.PureError, ValueError):
        return None
    return found if found in DOCUMENTS and found.startswith("image/") else None


def _office(content: bytes) -> str | None:
    """Zip formats look alike from outside: open them and look (and refuse macros and bombs)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > 2000 or sum(entry.file_size for entry in entries) > 20 * MOST_BYTES:
                return None
            names = {entry.filename for entry in entries}
            if any(_MACROS.search(name) or name.startswith(("/", "..")) for name in names):
                return None
            if "word/document.xml" in names and "[Content_Types].xml" in names:
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            if (
                "mimetype" in names
                and _beginning(archive, "mimetype") == b"application/vnd.oasis.opendocument.text"
            ):
                return "application/vnd.oasis.opendocument.text"
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return None
    return None


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(60)


def neutral_name(name: str, media_type: str) -> str:
    """A file name without paths, controls or surprises, ending in what the file is."""
    stem = unicodedata.normalize("NFC", Path(name.replace("\\", "/")).name).rsplit(".", 1)[0]
    stem = re.sub(r"[^\w\- ]", "", stem, flags=re.UNICODE).strip()[:80] or "document"
    return stem + DOCUMENTS[media_type]


def keep(stream: IO[bytes], name: str) -> Kept:
    """Keep a file. Errors: ``Refused`` in words when it is too big or not a kind that we take."""
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(_("This file is too big. It may be up to 10 MB."))
    if not content:
        raise Refused(_("This file is empty."))
    media_type = recognise(content)
    if media_type is None:
        raise Refused(
            _("We cannot take this kind of file. Use PDF, Word (.docx), OpenDocument (.odt), PNG or JPEG.")
        )
    scanning.insist_on_clean(io.BytesIO(content))
    key = secrets.token_hex(16)
    folder = Path(current_app.config["UPLOADS"])
    partial = folder / f".{key}.part"
    with partial.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    partial.rename(folder / key)
    settle(folder)
    return Kept(
        key, media_type, len(content), hashlib.sha256(content).hexdigest(), neutral_name(name, media_type)
    )


def send(key: str, media_type: str, name: str) -> Response:
    """The file as a download that can do nothing in the browser."""
    response = send_file(
        Path(current_app.config["UPLOADS"]) / key, mimetype=media_type, as_attachment=True, download_name=name
    )
    response.headers["Content-Security-Policy"] = POLICY
    return response


def sweep(known: set[str], *, older_than_seconds: int = 86400) -> int:
    """Remove files that no row tells of. Returns how many."""
    removed = 0
    for path in Path(current_app.config["UPLOADS"]).iterdir():
        with suppress(FileNotFoundError):  # Somebody else may take it away at this moment.
            if path.name not in known and time.time() - path.stat().st_mtime > older_than_seconds:
                path.unlink()
                removed += 1
    return removed

"""What people may add to what they say: known by what a file is, and given a name that says nothing."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from coprod.core import files
from coprod.core.words import _l

MEGABYTE = 1024 * 1024
# One answer's files together stay within what somebody sends at one time.
MOST_FILES = 5
MOST_RECORDING_BYTES = 100 * MEGABYTE
HEAD = 4096  # bytes by which everything but a document is known


class Sort(enum.Enum):
    """What a file is to whoever looks at it."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    SOUND = "sound"


SORT_WORDS = {
    Sort.PHOTO: _l("A photo"),
    Sort.DOCUMENT: _l("A document"),
    Sort.VIDEO: _l("A video"),
    Sort.SOUND: _l("A sound recording"),
}
MOST_BYTES = {
    Sort.PHOTO: files.MOST_BYTES,
    Sort.DOCUMENT: files.MOST_BYTES,
    Sort.VIDEO: MOST_RECORDING_BYTES,
    Sort.SOUND: MOST_RECORDING_BYTES,
}


@dataclass(frozen=True)
class Made:
    """A media type that cleaning makes: which sort it is, and how its name ends."""

    sort: Sort
    ending: str


# Everything that is ever kept is of one of these.
MADE = {
    "image/jpeg": Made(Sort.PHOTO, ".jpg"),
    "image/png": Made(Sort.PHOTO, ".png"),
    "video/mp4": Made(Sort.VIDEO, ".mp4"),
    "video/webm": Made(Sort.VIDEO, ".webm"),
    "audio/mp4": Made(Sort.SOUND, ".m4a"),
    "audio/webm": Made(Sort.SOUND, ".weba"),
    "audio/mpeg": Made(Sort.SOUND, ".mp3"),
    "audio/ogg": Made(Sort.SOUND, ".ogg"),
    "audio/wav": Made(Sort.SOUND, ".wav"),
    "audio/flac": Made(Sort.SOUND, ".flac"),
    **{
        media_type: Made(Sort.DOCUMENT, ending)
        for media_type, ending in files.DOCUMENTS.items()
        if not media_type.startswith("image/")
    },
}

# Brands of the file format that MP4, QuickTime and HEIF share, by which photos are told from recordings.
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx", b"avif"})
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG\r\n\x1a\n", "photo"),
    (b"\x1a\x45\xdf\xa3", "recording"),  # WebM
    (b"OggS", "recording"),
    (b"fLaC", "recording"),
    (b"ID3", "recording"),
    (b"\xff\xfb", "recording"),
    (b"\xff\xf3", "recording"),
    (b"\xff\xf2", "recording"),
    (b"\xff\xf1", "recording"),  # AAC
    (b"\xff\xf9", "recording"),
)


def room_for(head: bytes) -> str | None:
    """In which way a file is to be cleaned, by its first bytes: photo, recording, document; ``None`` for no other kind.

    Whether it truly is what it begins as, the cleaning finds out.
    """
    if head[4:8] == b"ftyp":
        return "photo" if head[8:12] in _HEIF else "recording"
    if head[:4] == b"RIFF":
        return {b"WAVE": "recording", b"WEBP": "photo"}.get(head[8:12])
    if head[:2] == b"PK" or head[:5] == b"%PDF-":
        return "document"
    return next((room for beginning, room in _BEGINNINGS if head.startswith(beginning)), None)


def most_bytes(room: str) -> int:
    """How large a file of this kind may be, before it is cleaned."""
    return MOST_RECORDING_BYTES if room == "recording" else files.MOST_BYTES


def neutral_name(media_type: str, taken: set[str]) -> str:
    """A name that says what it is and nothing else: telephones write the moment into theirs (``IMG_20261126_0914``)."""
    made = MADE[media_type]
    numbers = range(1, len(taken) + 2)
    return next(
        name
        for number in numbers
        if (name := f"{made.sort.value}-{number}{made.ending}")
        and not any(each.rpartition(".")[0] == name.rpartition(".")[0] for each in taken)
    )

"""The files of a consultation, each with what somebody wants to know before they fetch it."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale
from flask import url_for

from coprod.consultations.models import Consultation
from coprod.core.editions import Format
from coprod.core.words import LANGUAGES, _, language

KINDS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
}


@dataclass(frozen=True)
class File:
    """One file: where it is, what it is called, and its kind, size and language in words."""

    title: str
    href: str
    language: str
    note: str


def files(consultation: Consultation) -> list[File]:
    """Every file, in the order that was chosen for them."""
    return [
        File(
            each.title,
            url_for("consultations.document", reference=consultation.reference, key=each.key),
            each.language,
            _note(each.media_type, each.size_bytes, each.language, easy=each.format is Format.EASY_READ),
        )
        for each in consultation.documents
    ]


def _note(media_type: str, size: int, code: str, *, easy: bool) -> str:
    facts = {"kind": KINDS.get(media_type, ""), "size": _size(size), "language": _named(code)}
    if easy:
        return _("%(kind)s, %(size)s, %(language)s, Easy Read", **facts)
    return _("%(kind)s, %(size)s, %(language)s", **facts)


def _size(size: int) -> str:
    if size >= 1024 * 1024:
        return _("%(size)s MB", size=f"{size / 1024 / 1024:.1f}")
    return _("%(size)s KB", size=max(1, round(size / 1024)))


def _named(code: str) -> str:
    if code == language():
        return LANGUAGES.get(code, code)
    found = Locale.parse(language()).languages.get(code)
    return str(found or LANGUAGES.get(code, code))

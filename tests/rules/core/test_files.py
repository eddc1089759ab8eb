"""Files are what they are inside, whatever they are called."""

from __future__ import annotations

import io
import zipfile

import pytest

from coprod.core.files import neutral_name, recognise

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(200)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(200) + b"\xff\xd9"


def packed(**entries: bytes | str) -> bytes:
    """A zip file; names are given with __ for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def a_word_file(**more: bytes | str) -> bytes:
    return packed(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<w:document/>", **more})


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (a_word_file(), WORD),
        (packed(mimetype=ODT, **{"content.xml": "<office/>"}), ODT),
    ],
    ids=["pdf", "png", "jpeg", "docx", "odt"],
)
def test_what_we_take_is_recognised_by_what_it_is(content: bytes, media_type: str) -> None:
    assert recognise(content) == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"P",
        b"PK",
        b"PK\x03\x04rubbish",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\x00" + bytes(100),
        b"#!/bin/sh\nrm -rf /",
        b"GIF89a" + bytes(100),
        b" %PDF-1.7",
        packed(**{"anything.txt": "x"}),
        a_word_file(**{"word__vbaProject.bin": b"macro"}),
        a_word_file(**{"word__VBAPROJECT.BIN": b"macro"}),
        a_word_file(**{"..__..__evil": b"x"}),
        packed(mimetype=ODT, **{"Basic__Standard__script.xml": "x"}),
        packed(mimetype=ODT, **{"Scripts__python__evil.py": "x"}),
        packed(**{"[Content_Types].xml": "x", "xl__workbook.xml": "x"}),
        packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    ],
    # A packed file holds the time of its making: its bytes would name the test differently in each worker.
    ids=lambda _content: "refused",
)
def test_whatever_else_it_is_we_do_not_take_it(content: bytes) -> None:
    assert recognise(content) is None


def test_a_small_file_that_unpacks_into_a_huge_one_is_not_taken() -> None:
    bomb = a_word_file(**{"word__media.bin": bytes(210 * 1024 * 1024)})

    assert len(bomb) < 1024 * 1024
    assert recognise(bomb) is None


def test_a_file_of_very_many_parts_is_not_taken() -> None:
    assert recognise(a_word_file(**{f"word__{number}.xml": "" for number in range(2001)})) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Plan for spring.pdf", "Plan for spring.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ada\\plan.exe", "plan.pdf"),
        ("plan.pdf.exe", "planpdf.pdf"),
        ("plan\r\nSet-Cookie: x.pdf", "planSet-Cookie x.pdf"),
        ('"; filename="evil.html', "filenameevil.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("منصوبہ.pdf", "منصوبہ.pdf"),
        ("x" * 500, "x" * 80 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_do_harm(name: str, told: str) -> None:
    assert neutral_name(name, "application/pdf") == told

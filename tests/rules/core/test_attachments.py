"""Files of strangers: what is taken, and that nothing is left of where, when and with what they were made (T26)."""

from __future__ import annotations

import io
import re
import socketserver
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator

import av
import pytest
from PIL import Image
from pypdf import PdfReader

from coprod.core import scanning
from coprod.core.attachments import cleaning, kinds
from coprod.core.attachments.kinds import MADE, Sort, neutral_name, room_for
from coprod.core.errors import Refused
from tests.factories import attached
from tests.factories.attached import MAKE, MOMENT, TELLTALE

WHAT_COMES_OUT = {
    "photo of a telephone": "image/jpeg",
    "photo of an iPhone": "image/jpeg",
    "picture of a screen": "image/png",
    "picture from the web": "image/jpeg",
    "video of a telephone": "video/mp4",
    "video of an iPhone": "video/mp4",
    "video of a browser": "video/webm",
    "sound of a telephone": "audio/mp4",
    "sound as MP3": "audio/mpeg",
    "sound as Ogg": "audio/ogg",
    "sound as WAV": "audio/wav",
    "PDF": "application/pdf",
    "Word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "OpenDocument": "application/vnd.oasis.opendocument.text",
}


def cleaned(content: bytes, room: str | None = None) -> tuple[str | None, bytes]:
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as sink:
        source.write(content)
        source.flush()
        media_type = cleaning.clean(source, sink, room or room_for(content[: kinds.HEAD]) or "")
        sink.seek(0)
        return media_type, sink.read()


def _all_of(content: bytes) -> bytes:
    """The bytes of a file, and of everything that is packed in it."""
    if content[:2] != b"PK":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return content + b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("name", MAKE)
def test_what_people_have_on_their_phones_is_taken_and_nothing_in_it_tells_of_them(name: str) -> None:
    content = MAKE[name]()
    assert TELLTALE.encode() in _all_of(content)  # Else this test could not fail.

    media_type, clean = cleaned(content)

    assert media_type == WHAT_COMES_OUT[name] and media_type in MADE
    for trace in (TELLTALE, MOMENT, "2026-11-23", "20261123", "+54.196"):
        assert trace.encode() not in _all_of(clean)


def test_a_photo_stands_upright_and_has_no_place_any_more() -> None:
    clean = Image.open(io.BytesIO(cleaned(attached.photo(size=(64, 48)))[1]))

    assert clean.size == (48, 64)  # It lay on its side, and said so.
    assert not clean.getexif() and "icc_profile" not in clean.info


def test_a_video_can_still_be_seen_and_heard() -> None:
    with av.open(io.BytesIO(cleaned(attached.video())[1])) as opened:
        seen = sum(1 for _frame in opened.decode(video=0))
    with av.open(io.BytesIO(cleaned(attached.video())[1])) as opened:
        heard = sum(1 for _frame in opened.decode(audio=0))

    assert seen == 10 and heard > 10


def test_a_document_keeps_its_words_and_does_nothing_by_itself() -> None:
    document = PdfReader(io.BytesIO(cleaned(attached.pdf())[1]))
    assert len(document.pages) == 1 and "/OpenAction" not in document.root_object
    assert not document.attachments
    shown = document.pages[0]["/Resources"]["/XObject"]["/One"]._data  # type: ignore[index]
    assert Image.open(io.BytesIO(shown)).tobytes() == Image.open(io.BytesIO(attached.photo())).tobytes()
    with zipfile.ZipFile(io.BytesIO(cleaned(attached.word())[1])) as letter:
        assert b"Words stay." in letter.read("word/document.xml")
        assert letter.testzip() is None
        points_at = re.findall(rb' Target="([^"]*)"', letter.read("word/_rels/settings.xml.rels"))
    # A template elsewhere would be fetched when the letter is opened; a link waits until somebody follows it.
    assert points_at == [b"removed", b"https://a.example/", b"styles.xml", b"removed"]


def test_a_pdf_does_nothing_by_a_link_a_heading_or_a_box_of_a_form() -> None:
    clean = cleaned(attached.busy_pdf())[1]

    for deed in (b"/JavaScript", b"/Launch", b"/AA"):
        assert deed in attached.busy_pdf() and deed not in clean
    (mark,) = PdfReader(io.BytesIO(clean)).pages[0]["/Annots"]  # type: ignore[misc]
    assert mark["/A"]["/URI"] == "https://a.example/"  # A link stays.


def test_when_memory_runs_out_the_room_ends_before_the_web_server() -> None:
    program = (
        f"import runpy; runpy.run_path({str(cleaning.ROOM)!r})['_stay_small'](); "
        "print(open('/proc/self/oom_score_adj').read())"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert told.stdout.strip() == b"1000"


HOSTILE = {
    "nothing": b"",
    "a page with a script": b"<html><script>alert(1)</script>",
    "a drawing with a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a program": b"MZ\x90\x00" + bytes(400),
    "a photo that breaks off": attached.photo()[:200],
    "a photo that is a page": b"\xff\xd8\xff\xe0<html><script>alert(1)</script>" + bytes(200),
    "a video that breaks off": attached.video()[:60],
    "a video that is nothing": b"\x00\x00\x00\x18ftypmp42" + bytes(4000),
    "a PDF that is nothing": b"%PDF-1.7\n" + bytes(400),
    "an archive that is nothing": b"PK\x03\x04" + bytes(400),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_what_it_begins_as_makes_nothing(name: str) -> None:
    content = HOSTILE[name]
    room = room_for(content[: kinds.HEAD])

    assert room is None or cleaned(content, room)[0] is None


def test_a_photo_with_more_points_than_any_camera_has_is_not_unpacked() -> None:
    small = attached.photo("PNG")
    size = struct.pack("!II", 50_000, 50_000)
    header = b"IHDR" + size + small[24:29]
    bomb = small[:12] + header + struct.pack("!I", zlib.crc32(header)) + small[33:]

    assert cleaned(small)[0] == "image/png" and cleaned(bomb)[0] is None


def test_one_is_cleaned_and_one_waits_and_the_third_is_asked_to_come_back_at_once() -> None:
    begun, done, waits = threading.Event(), threading.Event(), threading.Event()

    def stay() -> None:
        with cleaning._turn():
            begun.set()
            done.wait(10)

    def wait() -> None:
        with cleaning._turn():
            waits.set()

    first, second = threading.Thread(target=stay), threading.Thread(target=wait)
    first.start()
    assert begun.wait(5)
    second.start()
    while cleaning._door._value:  # type: ignore[attr-defined]
        time.sleep(0.01)
    with pytest.raises(Refused, match="not added yet"):
        cleaned(attached.photo())
    assert not waits.is_set()
    done.set()
    first.join(5)
    second.join(5)
    assert waits.is_set() and cleaned(attached.photo())[0] == "image/jpeg"


@pytest.mark.parametrize("room", ["photo", "recording", "document"])
def test_a_hostile_file_finds_no_words_and_no_secrets_of_the_service_in_the_room(
    room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "it-would-be-in-the-environment")
    seen: dict[str, object] = {}

    def run(command: list[str], **how: object) -> None:
        seen.update(how, command=command)
        raise OSError

    monkeypatch.setattr(cleaning.subprocess, "run", run)
    with pytest.raises(OSError):
        cleaned(b"x", room)
    assert "SECRET_KEY" not in (seen["env"] or {})  # type: ignore[operator]
    assert "-I" in seen["command"]  # type: ignore[operator]


def test_names_say_what_a_file_is_and_not_when_it_was_made() -> None:
    assert neutral_name("image/jpeg", set()) == "photo-1.jpg"
    assert neutral_name("image/png", {"photo-1.jpg"}) == "photo-2.png"
    assert neutral_name("video/mp4", {"photo-1.jpg", "video-2.mp4"}) == "video-1.mp4"


def test_every_sort_of_file_can_come_out_of_the_room() -> None:
    assert {made.sort for made in MADE.values()} == set(Sort)
    assert set(WHAT_COMES_OUT.values()) <= set(MADE)


class Scanner(socketserver.StreamRequestHandler):
    """Stands in for clamd: it finds the word EVIL, and hangs up when it is to be broken."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        if b"BREAK" not in content:
            found = b"stream: Test.Signature FOUND\0" if b"EVIL" in content else b"stream: OK\0"
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0" if b"LONG" in content else found)


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        listens = f"tcp:127.0.0.1:{server.server_address[1]}"
        monkeypatch.setattr(scanning, "_listens", lambda: listens)
        yield
        server.shutdown()


@pytest.mark.parametrize(("content", "is_clean"), [(b"good", True), (b"x" * 200_000 + b"EVIL", False)])
def test_the_scanner_is_asked_about_all_of_a_file(scanner: None, content: bytes, is_clean: bool) -> None:
    assert scanning.is_clean(io.BytesIO(content)) is is_clean


@pytest.mark.parametrize("content", [b"BREAK", b"LONG"])
def test_what_the_scanner_could_not_say_is_not_taken_for_clean(scanner: None, content: bytes) -> None:
    with pytest.raises(scanning.NotScanned):
        scanning.is_clean(io.BytesIO(content))


def test_a_scanner_that_does_not_answer_is_not_taken_for_a_clean_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scanning, "_listens", lambda: "tcp:127.0.0.1:9")
    with pytest.raises(scanning.NotScanned):
        scanning.is_clean(io.BytesIO(b"good"))

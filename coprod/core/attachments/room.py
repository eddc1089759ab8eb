"""A room of its own in which a stranger's file is taken apart and made anew: a program, run for one file.

``python room.py photo|recording|document SINK`` reads the file from its standard input and writes the clean one to the
open file number SINK. It prints the media type of what it has made. Exit code 3: this is not such a file.

It knows nothing of the site, holds no secret, and may use little of the machine: whatever a broken or hostile file does
to the libraries that read it happens here and ends with it (threat T26). A photo is drawn anew, so that nothing but what
can be seen is left; the streams of a recording are put into a new case, without place, moment, device or a third stream;
a document loses what it says of its author and what it does by itself.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import resource
import sys
import zipfile
from typing import IO, Any

MEMORY_BYTES = 1 << 30
SECONDS = 60
LARGEST_BYTES = 160 << 20
MOST_PIXELS = 60_000_000  # a telephone's best photo has 50 million
LONGEST_SIDE = 4000
NOT_SUCH_A_FILE = 3

PHOTOS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")
WEBM = frozenset({"vp8", "vp9", "av1", "opus", "vorbis"})
MP4 = frozenset({"h264", "hevc", "av1", "mpeg4", "aac", "mp3", "alac", "opus"})
# What a sound alone is put into, by its codec.
CASES = {
    "aac": ("ipod", "audio/mp4"),
    "alac": ("ipod", "audio/mp4"),
    "mp3": ("mp3", "audio/mpeg"),
    "opus": ("ogg", "audio/ogg"),
    "vorbis": ("ogg", "audio/ogg"),
    "flac": ("flac", "audio/flac"),
    "pcm_s16le": ("wav", "audio/wav"),
    "pcm_s24le": ("wav", "audio/wav"),
    "pcm_f32le": ("wav", "audio/wav"),
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"


class NotSuchAFileError(Exception):
    """It is something else than its beginning says, or more than we take."""


def photo(source: IO[bytes], sink: IO[bytes]) -> str:
    """Draw a photo anew, the right way up. Returns its media type."""
    import pillow_heif
    from PIL import Image, ImageOps

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # it refuses at twice this
    picture: Image.Image = Image.open(source, formats=PHOTOS)
    is_drawn = picture.format == "PNG"
    if picture.width * picture.height > MOST_PIXELS:
        raise NotSuchAFileError
    # Made small before anything else, so that no second copy of all its points is ever in memory.
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture = ImageOps.exif_transpose(picture)
    colours = _in_usual_colours(picture, keeps_holes=is_drawn)
    # A new picture that is given the points of the old one, and nothing else that it carried.
    clean = Image.new(colours.mode, colours.size)
    clean.paste(colours)
    if is_drawn:
        clean.save(sink, "PNG")
        return "image/png"
    clean.save(sink, "JPEG", quality=88)
    return "image/jpeg"


def _in_usual_colours(picture: Any, *, keeps_holes: bool) -> Any:
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode == "RGB":
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # A broken profile: the colours may be a little off.
    return picture.convert("RGBA" if keeps_holes and picture.has_transparency_data else "RGB")


def recording(source: IO[bytes], sink: IO[bytes]) -> str:
    """Put the picture and the sound of a recording into a new case. Returns its media type."""
    import av

    with av.open(source, "r", metadata_errors="ignore") as opened:
        pictures = [each for each in opened.streams.video if not _is_a_cover(each)]
        streams = [*pictures[:1], *opened.streams.audio[:1]]
        if not streams:
            raise NotSuchAFileError
        case, media_type = _case(
            [each.codec_context.codec.canonical_name for each in streams], has_picture=bool(pictures)
        )
        with av.open(sink, "w", format=case) as made:
            into = {each.index: made.add_stream_from_template(each) for each in streams}
            for each in into.values():
                each.metadata.clear()
            packets = 0
            for packet in opened.demux(streams):
                if packet.dts is None:
                    continue
                packet.stream = into[packet.stream.index]
                made.mux(packet)
                packets += 1
        if not packets:
            raise NotSuchAFileError
    return media_type


def _is_a_cover(stream: Any) -> bool:
    return bool(stream.disposition & type(stream.disposition).attached_pic)


def _case(codecs: list[str], *, has_picture: bool) -> tuple[str, str]:
    if not has_picture:
        if codecs[0] not in CASES:
            raise NotSuchAFileError
        return CASES[codecs[0]]
    if set(codecs) <= MP4:
        return "mp4", "video/mp4"
    if set(codecs) <= WEBM:
        return "webm", "video/webm"
    raise NotSuchAFileError


def document(source: IO[bytes], sink: IO[bytes]) -> str:
    """Take out of a document what it says of its author and what it does by itself. Returns its media type."""
    is_pdf = source.read(5) == b"%PDF-"
    source.seek(0)
    return _pdf(source, sink) if is_pdf else _office(source, sink)


# What a link may do; all else that a click could set off goes.
_LINKS = frozenset({"/URI", "/GoTo"})
# What does something wherever it hangs: after a link, at a heading of the outline, at a box of a form.
_DEEDS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/Rendition",
        "/RichMediaExecute",
    }
)


def _pdf(source: IO[bytes], sink: IO[bytes]) -> str:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=source)
    if not len(writer.pages):
        raise NotSuchAFileError
    writer.metadata = None
    root = writer.root_object
    _drop(root, "/Metadata", "/OpenAction", "/AA", "/PieceInfo", "/AF", "/Collection")
    _drop(root.get("/Names"), "/JavaScript", "/EmbeddedFiles")
    _drop(root.get("/AcroForm"), "/XFA")
    for page in writer.pages:
        _drop(page, "/AA", "/Metadata", "/PieceInfo")
        for pointer in page.get("/Annots") or ():
            _calm(pointer.get_object())
    # Made once more from its root: what nothing points at any more does not come along.
    between = io.BytesIO()
    writer.write(between)
    final = PdfWriter(clone_from=between)
    final.metadata = None
    for each in final._objects:
        _still(each)
    final.write(sink)
    return "application/pdf"


def _calm(mark: Any) -> None:
    """A mark on a page stays to be seen. Who made it and when goes, and whatever it does but link."""
    _drop(mark, "/AA")
    if "/A" in mark and mark["/A"].get_object().get("/S") not in _LINKS:
        _drop(mark, "/A")
    if mark.get("/Subtype") == "/FileAttachment":
        _drop(mark, "/FS")
    if mark.get("/Subtype") != "/Widget":  # There it is the name of the box.
        _drop(mark, "/T", "/M", "/CreationDate")


def _still(thing: Any) -> None:
    """Nothing in it does anything any more, and no photo tells where it was taken."""
    if isinstance(thing, dict):
        # As text: elsewhere than in a deed it can be whatever the file says.
        if "/S" in thing and str(thing["/S"]) in _DEEDS:
            thing.clear()
        thing.pop("/AA", None)
        if thing.get("/Subtype") == "/Image" and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            thing._data = _only_the_picture(thing._data)  # type: ignore[attr-defined]
        for each in list(thing.values()):
            _still(each)
    elif isinstance(thing, list):
        for each in thing:
            _still(each)


# The parts of a JPEG in which something is told beside the picture; its colours (2) and how they are kept (0, 14) stay.
_TOLD = frozenset({0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE})


def _only_the_picture(jpeg: bytes) -> bytes:
    """A photo in a page as it is, without the place, the moment and the device that a telephone wrote before it."""
    kept, at = [jpeg[:2]], 2
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1 : at + 2] not in (b"", b"\xda", b"\xff"):
        end = at + 2 + max(2, int.from_bytes(jpeg[at + 2 : at + 4], "big"))
        if jpeg[at + 1] not in _TOLD:
            kept.append(jpeg[at:end])
        at = end
    return b"".join(kept) + jpeg[at:]


def _drop(thing: Any, *keys: str) -> None:
    held = thing.get_object() if thing is not None else {}
    for key in keys:
        held.pop(key, None)


_EMPTY = {
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties"/>',
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"/>',
    "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'custom-properties"/>',
    "meta.xml": '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'office:version="1.3"><office:meta/></office:document-meta>',
}
_POINTER = re.compile(rb"""<(?:[\w.-]+:)?Relationship\s(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_FACT = re.compile(rb"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_PICTURE = re.compile(r"(?i)^(word/media|Pictures)/.*\.(jpe?g|png)$")
_THUMBNAIL = re.compile(r"(?i)^(docProps|Thumbnails)/thumbnail\.")
# Who wrote a comment or changed a word, and when.
_WHO = re.compile(rb'(\s(?:w|w15|w16cid|w16du):(?:author|initials|date|dateUtc|userId|providerId)=")[^"]*(")')
_CREATOR = re.compile(rb"(<(dc:creator|dc:date|meta:creator-initials)>)[^<]*(</\2>)")


def _office(source: IO[bytes], sink: IO[bytes]) -> str:
    with zipfile.ZipFile(source) as opened, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        names = opened.namelist()
        for entry in opened.infolist():
            content = opened.read(entry)
            if _THUMBNAIL.match(entry.filename):
                content = b""
            elif entry.filename in _EMPTY:
                content = b'<?xml version="1.0" encoding="UTF-8"?>\n' + _EMPTY[entry.filename].encode()
            elif _PICTURE.match(entry.filename):
                content = _drawn_anew(content)
            elif entry.filename.lower().endswith(".rels"):
                content = _fetching_nothing(content)
            elif entry.filename.endswith(".xml"):
                content = _CREATOR.sub(rb"\1\3", _WHO.sub(rb"\1\2", content))
            # An entry of our own making: the old one has a moment and a machine in it.
            fresh = zipfile.ZipInfo(entry.filename)
            fresh.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(fresh, content)
    return WORD if "word/document.xml" in names else OPEN_DOCUMENT


def _fetching_nothing(content: bytes) -> bytes:
    """What a letter points at: a link stays. A template or a picture elsewhere would be fetched when the letter is
    opened, with its macros, and the path of a template names whose it is.
    """
    if (
        b"<!" in content or b"\0" in content
    ):  # No word processor writes this here, and a pointer could hide in it.
        raise NotSuchAFileError
    return _POINTER.sub(_here_or_a_link, content)


def _here_or_a_link(found: re.Match[bytes]) -> bytes:
    facts = {each[1]: each for each in _FACT.finditer(found[0])}
    said = {name: each[2][1:-1] for name, each in facts.items()}
    is_here = said.get(b"TargetMode", b"Internal") == b"Internal"
    if is_here or said.get(b"Type", b"").endswith(b"/hyperlink") or b"Target" not in facts:
        return found[0]
    begin, end = facts[b"Target"].span(2)
    return found[0][:begin] + b'"removed"' + found[0][end:]


def _drawn_anew(content: bytes) -> bytes:
    out = io.BytesIO()
    photo(io.BytesIO(content), out)
    return out.getvalue()


def _stay_small() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_BYTES, LARGEST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
    # Where the machine runs out of memory all the same, this ends and not the web server.
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as last:
        last.write("1000")


def main() -> int:
    """Clean one file. Returns the exit code."""
    _stay_small()
    ways = {"photo": photo, "recording": recording, "document": document}
    with os.fdopen(0, "rb") as source, os.fdopen(int(sys.argv[2]), "w+b") as sink:
        try:
            media_type = ways[sys.argv[1]](source, sink)
        except Exception as reason:  # Each library has errors of its own; here they all mean the same.
            print(type(reason).__name__, file=sys.stderr)
            return NOT_SUCH_A_FILE
    print(media_type)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Files as telephones and offices make them: with the place, the moment and the device in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import av
import pillow_heif
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

# What must not be left of any of them.
TELLTALE = "Ulverston-Telltale-2026"
MOMENT = "2026:11:23 09:14:07"
POINTERS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def photo(kind: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A photo that says where, when and with what it was taken; lying on its side."""
    picture = Image.new("RGB", size, (40, 120, 90))
    exif = Image.Exif()
    exif[0x010F] = TELLTALE  # the maker of the camera
    exif[0x0132] = MOMENT
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 11.0, 46.0), 3: "W", 4: (3.0, 5.0, 30.0)})
    out = io.BytesIO()
    if kind == "HEIC":
        pillow_heif.from_pillow(picture).save(out, exif=exif.tobytes())
    else:
        picture.save(out, kind, exif=exif)
    return out.getvalue()


def _recording(case: str, video: str | None, sound: str | None, frames: int) -> bytes:
    out = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if case in {"mp4", "mov"} else {}
    with av.open(out, "w", format=case, options=options) as made:
        made.metadata.update(
            {
                "location": f"+54.196-003.092/{TELLTALE}",
                "title": TELLTALE,
                "creation_time": "2026-11-23T09:14:07Z",
            }
        )
        streams = []
        if video:
            stream = made.add_stream(video, rate=10)
            stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
            stream.metadata["handler_name"] = TELLTALE
            streams.append(stream)
        if sound:
            stream = made.add_stream(sound, rate=48000 if sound == "libopus" else 44100)
            streams.append(stream)
        for stream in streams:
            for packet in _encoded(stream, frames):
                made.mux(packet)
    return out.getvalue()


def _encoded(stream: object, frames: int) -> list[object]:
    packets: list[object] = []
    context = stream.codec_context  # type: ignore[attr-defined]
    if stream.type == "video":  # type: ignore[attr-defined]
        for number in range(frames):
            frame = av.VideoFrame(64, 48, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes((number * 9 + at) % 256 for at in range(plane.buffer_size)))
            frame.pts = number
            packets += stream.encode(frame)  # type: ignore[attr-defined]
    else:
        size = context.frame_size or 1024
        for number in range(frames * 5):
            frame = av.AudioFrame(format=context.format.name, layout=context.layout.name, samples=size)
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            frame.sample_rate, frame.pts = context.sample_rate, number * size
            packets += stream.encode(frame)  # type: ignore[attr-defined]
    return packets + list(stream.encode(None))  # type: ignore[attr-defined]


def video(case: str = "mp4", frames: int = 10) -> bytes:
    """A second of picture and sound, as a telephone (``mp4``, ``mov``) or a browser (``webm``) records it."""
    codecs = ("libvpx", "libopus") if case == "webm" else ("libx264", "aac")
    return _recording(case, *codecs, frames)


def sound(case: str = "ipod") -> bytes:
    """A short recording of nothing."""
    return _recording(
        case, None, {"ipod": "aac", "mp3": "libmp3lame", "ogg": "libopus", "wav": "pcm_s16le"}[case], 4
    )


def pdf() -> bytes:
    """A page with a photo as the telephone made it, that names its author, does something when it is opened, and
    carries another file.
    """
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    picture = StreamObject()
    picture._data = photo()
    for key, value in {"/Subtype": "/Image", "/Filter": "/DCTDecode"}.items():
        picture[NameObject(key)] = NameObject(value)
    pictures = DictionaryObject({NameObject("/One"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    writer.add_metadata({"/Author": TELLTALE, "/CreationDate": "D:20261123091407Z"})
    writer.add_attachment("more.txt", TELLTALE.encode())
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(TELLTALE)}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _script(**more: PdfObject) -> DictionaryObject:
    script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(TELLTALE)}
    return DictionaryObject({NameObject(key): value for key, value in (script | more).items()})


def busy_pdf() -> bytes:
    """A page with a link that goes on to a script, a heading that starts a program, a box that counts."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    link = {
        "/S": NameObject("/URI"),
        "/URI": TextStringObject("https://a.example/"),
        "/Next": _script(**{"/Next": _script()}),
    }
    mark = {
        "/Subtype": NameObject("/Link"),
        "/A": DictionaryObject({NameObject(key): value for key, value in link.items()}),
    }
    page[NameObject("/Tabs")] = DictionaryObject({NameObject("/S"): ArrayObject()})
    page[NameObject("/Annots")] = ArrayObject(
        [DictionaryObject({NameObject(key): value for key, value in mark.items()})]
    )
    heading = writer.add_outline_item(title="Heading", page_number=0).get_object()
    heading[NameObject("/A")] = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject(TELLTALE)}
    )
    box = writer._add_object(
        DictionaryObject({NameObject("/AA"): DictionaryObject({NameObject("/C"): _script()})})
    )
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([box])}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def word() -> bytes:
    """A letter from a word processor: its author, a comment with a name and a moment, a photo inside."""
    return _zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<w:document><w:ins w:author="{TELLTALE}" w:date="2026-11-23T09:14:07Z">'
            "Words stay.</w:ins></w:document>".encode(),
            "word/_rels/settings.xml.rels": f'<Relationships xmlns="{POINTERS}">'
            f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="file:///D:/{TELLTALE}/x>.dotm" '
            f'TargetMode="External"/><Relationship Id="rId2" Type="{OFFICE}/hyperlink" Target="https://a.example/" '
            'TargetMode="External"/><Relationship Id="rId3" Target="styles.xml"/>'
            f"<x:Relationship TargetMode = 'External' Type='{OFFICE}/image' Target='Type=&quot;/hyperlink'/>"
            "</Relationships>".encode(),
            "word/media/image1.jpeg": photo(),
            "docProps/core.xml": f"<x><dc:creator>{TELLTALE}</dc:creator></x>".encode(),
            "docProps/thumbnail.jpeg": photo(),
        }
    )


def open_document() -> bytes:
    """The same from another word processor."""
    return _zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<a><dc:creator>{TELLTALE}</dc:creator>Words stay.</a>".encode(),
            "meta.xml": f"<meta:initial-creator>{TELLTALE}</meta:initial-creator>".encode(),
            "Pictures/one.jpg": photo(),
        }
    )


MAKE: dict[str, Callable[[], bytes]] = {
    "photo of a telephone": photo,
    "photo of an iPhone": lambda: photo("HEIC"),
    "picture of a screen": lambda: photo("PNG"),
    "picture from the web": lambda: photo("WEBP"),
    "video of a telephone": video,
    "video of an iPhone": lambda: video("mov"),
    "video of a browser": lambda: video("webm"),
    "sound of a telephone": sound,
    "sound as MP3": lambda: sound("mp3"),
    "sound as Ogg": lambda: sound("ogg"),
    "sound as WAV": lambda: sound("wav"),
    "PDF": pdf,
    "Word": word,
    "OpenDocument": open_document,
}

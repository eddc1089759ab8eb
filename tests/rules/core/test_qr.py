"""A QR code leads to its address, and can stand on any page of ours: no style, no script, black on white."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from coprod.core import qr
from tests.base.printed import decoded

ADDRESSES = [
    "https://involve.example/feedback/first-contact",
    "https://involve.example/ur/feedback/a",
    "http://127.0.0.1:8000/feedback/x?from=poster&at=1",
    "https://involve.example/" + "a" * 276,
]
SCALE = 4  # points for each square


def _painted(code: qr.QrCode) -> list[bytearray]:
    """The picture that the path draws: rows of points, white except where it runs."""
    rows = [bytearray(b"\xff" * code.side * SCALE) for _ in range(code.side * SCALE)]
    pieces = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", code.path)
    assert "".join(f"M{x} {y}h{wide}v1h-{back}z" for x, y, wide, back in pieces) == code.path
    for x, y, wide, back in pieces:
        assert wide == back
        for row in rows[int(y) * SCALE : (int(y) + 1) * SCALE]:
            row[int(x) * SCALE : (int(x) + int(wide)) * SCALE] = bytes(int(wide) * SCALE)
    return rows


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_camera_reads_the_address_from_the_path(address: str) -> None:
    rows = _painted(qr.code(address))

    assert decoded(b"".join(rows), len(rows), len(rows)) == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_quiet_margin_is_white(address: str) -> None:
    code = qr.code(address)
    margin = qr.QUIET * SCALE

    rows = _painted(code)

    assert not any(0 in row for row in (*rows[:margin], *rows[-margin:]))
    assert not any(0 in row[:margin] or 0 in row[-margin:] for row in rows)


def test_the_file_is_an_svg_with_a_title_and_without_style_or_script() -> None:
    file = qr.svg("https://involve.example/feedback/x", 'To <b>"us"</b> & you')

    root = ElementTree.fromstring(file)  # noqa: S314 - we have just made it
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert root.findtext("{http://www.w3.org/2000/svg}title") == 'To <b>"us"</b> & you'
    assert names <= {"svg", "title", "path", "g"}
    assert not any(name == "style" or name.startswith("on") or "href" in name for name in attributes)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "involve.example",
        "javascript:alert(1)",
        "tel:999",
        "https://involve.example/ä",
        "https://a\nb",
        "https://involve.example/" + "a" * 277,
    ],
)
def test_what_is_no_short_web_address_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="address"):
        qr.code(wrong)
    with pytest.raises(ValueError, match="address"):
        qr.svg(wrong, "A title")

"""What we print, read as others would: a PDF's words and size, and what a camera sees on it."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pypdfium2
import zxingcpp
from pypdf import PdfReader

POINTS_IN_MM = 72 / 25.4
SHARP = 2  # pixels for each point


class Printed:
    """One PDF, opened by two readers that know nothing of us."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf), strict=True)
        self._drawn = pypdfium2.PdfDocument(pdf)

    @property
    def pages(self) -> int:
        return len(self.reader.pages)

    @property
    def text(self) -> str:
        return "\n".join(page.extract_text() for page in self.reader.pages)

    @property
    def millimetres(self) -> tuple[int, int]:
        box = self.reader.pages[0].mediabox
        return round(float(box.width) / POINTS_IN_MM), round(float(box.height) / POINTS_IN_MM)

    def words_between(self, page: int, upper: float, lower: float) -> str:
        """What stands on a page between two distances from its upper edge, in millimetres."""
        drawn = self._drawn[page]
        height = drawn.get_height()
        return str(
            drawn.get_textpage().get_text_bounded(
                bottom=height - lower * POINTS_IN_MM, top=height - upper * POINTS_IN_MM
            )
        )

    def letter_sizes(self, page: int) -> dict[int, int]:
        """How many letters of each size stand on a page, in whole points."""
        text = self._drawn[page].get_textpage()
        sizes = (
            round(pypdfium2.raw.FPDFText_GetFontSize(text, at))
            for at in range(text.count_chars())
            if text.get_text_range(at, 1).strip()
        )
        return dict(Counter(sizes))

    @property
    def catalogue(self) -> Any:
        return self.reader.trailer["/Root"]

    def seen_by_a_camera(self) -> list[str]:
        """What the QR codes of the first page say."""
        drawn = self._drawn[0].render(scale=SHARP, grayscale=True)
        return decoded(bytes(drawn.buffer), drawn.height, drawn.stride)

    def roles(self) -> list[str]:
        """The roles of everything that is read aloud, in order."""
        found: list[str] = []

        def walk(node: Any) -> None:
            each = node.get_object()
            if isinstance(each, list):
                for child in each:
                    walk(child)
            elif isinstance(each, dict):
                if "/S" in each:
                    found.append(str(each["/S"]))
                if "/K" in each:
                    walk(each["/K"])

        walk(self.catalogue["/StructTreeRoot"])
        return found

    def alternatives(self) -> list[str]:
        """What is said in the place of pictures."""
        return [
            str(each["/Alt"])
            for number in range(1, len(self.reader.xref[0]) + 1)
            if isinstance(each := self._object(number), dict) and "/Alt" in each
        ]

    def _object(self, number: int) -> Any:
        from pypdf.generic import IndirectObject

        return IndirectObject(number, 0, self.reader).get_object()


def decoded(pixels: bytes, height: int, width: int) -> list[str]:
    """What the QR codes in a picture of grey points say."""
    picture = memoryview(pixels).cast("B", shape=[height, width])
    return [each.text for each in zxingcpp.read_barcodes(picture)]

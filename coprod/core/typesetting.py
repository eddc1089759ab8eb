"""Setting words as a PDF to print that can be read aloud (PDF/UA-1), or as a picture, by Typst (docs/decisions/0011).

It needs nothing from the system, and shapes Urdu. What people wrote reaches it as JSON and never as code. A layout is a
``.typ`` file beside whoever uses it; what all of them share is ``typeset.typ``.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from coprod.core import clock, markdown_blocks
from coprod.core.editions import Passage
from coprod.core.words import ENGLISH, _, direction, language

ROOT = Path(__file__).parent.parent
JOINERS = "\u200c\u200d"  # they hold letters of Urdu together or apart


class Unprintable(ValueError):
    """The page would have letters that none of its fonts has. Its message is for whoever asked for it."""


def pdf(layout: Path, told: dict[str, Any]) -> bytes:
    """What a layout makes of what it is told. Errors: ``Unprintable`` in words when our fonts lack a letter."""
    return _made(layout, told, pdf_standards=["ua-1"], timestamp=clock.now().replace(microsecond=0))


def png(layout: Path, told: dict[str, Any]) -> bytes:
    """The same as a picture of its one page, a point of the layout for a point of the picture."""
    return _made(layout, told, format="png", ppi=72.0)


def _made(layout: Path, told: dict[str, Any], **how: Any) -> bytes:
    import fontpkg_amiri
    import fontpkg_noto_sans
    import typst

    fonts = [str(package.ROOT / "files") for package in (fontpkg_noto_sans, fontpkg_amiri)]
    try:
        # Its stub ties the kind of what goes in to that of a file to write, and there is none.
        compiled = cast("Callable[..., bytes]", typst.compile)
        made = compiled(
            layout,
            root=ROOT,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"told": json.dumps(told)},
            **how,
        )
    except typst.TypstError as trouble:
        if "could not be displayed" not in str(trouble):
            raise
        raise Unprintable(
            _(
                "We cannot print some of these letters. Use Latin or Arabic letters, or print the page instead."
            )
        ) from None
    return made


def passage(told: Passage, most: int) -> dict[str, str]:
    """A text of an edition with its language and direction."""
    code = told.lang or language()
    return {
        "words": printable(told.words, most),
        "language": code,
        "direction": told.dir or direction(code),
    }


def as_written(words: str, most: int) -> dict[str, str]:
    """What somebody wrote, in the direction of its first letters: nobody has said in which language it is."""
    for letter in words:
        if (runs := unicodedata.bidirectional(letter)) in {"R", "AL"}:
            return {"words": printable(words, most), "language": "ur", "direction": "rtl"}
        if runs == "L":
            break
    return {"words": printable(words, most), "language": ENGLISH, "direction": "ltr"}


def printable(words: str, most: int) -> str:
    """Words without what cannot be printed: characters that control, and those of other planes (pictures)."""
    line = " ".join(words.split())
    kept = "".join(each for each in line if (each.isprintable() or each in JOINERS) and ord(each) < 0x10000)
    return kept if len(kept) <= most else kept[: most - 1] + "…"


def written(markdown: str, most: int) -> list[dict[str, Any]]:
    """Somebody's Markdown, each block in the direction of its own letters, for ``written`` of ``typeset.typ``."""
    found = []
    for block in markdown_blocks.blocks(markdown):
        told = as_written("".join(run.words for run in block.runs), most)
        runs = [
            {"words": words, "strong": run.strong, "slanted": run.slanted}
            for run in block.runs
            if (words := _spaced(run.words, most))
        ]
        if told["words"]:
            kind = {"kind": block.kind, "depth": block.depth, "marker": block.marker, "runs": runs}
            found.append({**kind, "language": told["language"], "direction": told["direction"]})
    return found


def _spaced(words: str, most: int) -> str:
    """Printable words that keep the blanks at their ends, for they join runs."""
    told = printable(words, most)
    before, after = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' if before else ''}{told}{' ' if after and told else ''}"

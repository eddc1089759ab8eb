"""A paper about a role, to print and to be read aloud: what its page says, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from flask import Response, render_template

from coprod.core import typesetting
from coprod.core.access import Reply
from coprod.core.editions import Passage
from coprod.core.typesetting import Unprintable, as_written, printable
from coprod.core.words import direction, language

LAYOUT = Path(__file__).parent.parent / "paper.typ"
LONGEST = 20_000  # characters of one text
Told = dict[str, Any]


def ours(sentence: object) -> Told:
    """A sentence of ours, in the language of the page."""
    return {
        "words": printable(str(sentence), LONGEST),
        "language": language(),
        "direction": direction(language()),
    }


def line(words: object) -> Told:
    """Words of an edition in their own language; others in the direction of their first letters."""
    if isinstance(words, Passage):
        return typesetting.passage(words, LONGEST)
    return as_written(str(words), LONGEST)


def section(title: object, lines: Iterable[object] = (), markdown: str = "") -> Told:
    """A heading, sentences under it, and somebody's Markdown."""
    return {
        "title": ours(title),
        "lines": [line(each) for each in lines],
        "blocks": typesetting.written(markdown, LONGEST) if markdown else [],
    }


def told(
    *,
    title: object,
    organisation: str,
    format_: str,
    lines: Sequence[object],
    sections: Sequence[Told],
    signed: Sequence[object] = (),
) -> Told:
    """Everything that the layout asks."""
    return {
        "language": language(),
        "direction": direction(language()),
        "format": format_,
        "title": ours(title),
        "organisation": as_written(organisation, LONGEST),
        "lines": [line(each) for each in lines],
        "sections": list(sections),
        "signed": [ours(each) for each in signed],
    }


def given(paper: Told, name: str, back: str) -> Reply:
    """The paper as a PDF, never kept anywhere on the way."""
    try:
        made = typesetting.pdf(LAYOUT, paper)
    except Unprintable as reason:
        return render_template("errors/409.html", reason=str(reason), back=back), 409
    return Response(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"},
    )

"""Staff's Markdown as blocks of runs, for documents that are not HTML: the same marks as in ``core/richtext.py``.

A block is a heading, a paragraph, or one point of a list; a run is words that are bold, slanted, or neither. Links give
their words, and their address after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_reader = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Run:
    """Words that stand together."""

    words: str
    strong: bool = False
    slanted: bool = False


@dataclass
class Block:
    """One paragraph, heading or point; ``depth`` counts the lists that it stands in."""

    kind: str
    depth: int = 0
    marker: str = ""
    runs: list[Run] = field(default_factory=list)


def blocks(markdown: str) -> list[Block]:
    """The blocks of a text, in order."""
    return [block for block in _walked(_reader.parse(markdown)) if block.runs]


def plain(markdown: str) -> str:
    """The words of a text without its marks, one block a line."""
    return "\n".join("".join(run.words for run in block.runs) for block in blocks(markdown))


def _walked(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[int | None] = []  # the next number of each list around, None for one with dots
    kind, marker = "paragraph", ""
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            begins = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
            lists.append(begins)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            marker, lists[-1] = _marked(lists[-1])
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type == "heading_close":
            kind = "paragraph"
        elif token.type in {"fence", "code_block"}:
            yield Block(
                "paragraph", len(lists), marker, [Run(token.content.strip())] if token.content else []
            )
            marker = ""
        elif token.type == "inline":
            yield Block("point" if marker else kind, len(lists), marker, list(_runs(token.children or [])))
            marker = ""


def _marked(number: int | None) -> tuple[str, int | None]:
    return ("•", None) if number is None else (f"{number}.", number + 1)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    strong = slanted = 0
    address = ""
    for token in tokens:
        if token.type in {"text", "code_inline"} and token.content:
            yield Run(token.content, bool(strong), bool(slanted))
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run(" ")
        elif token.type in {"strong_open", "strong_close"}:
            strong += token.nesting
        elif token.type in {"em_open", "em_close"}:
            slanted += token.nesting
        elif token.type == "link_open":
            address = str(token.attrs.get("href", ""))
        elif token.type == "link_close" and address:
            yield Run(f" ({address})")
            address = ""

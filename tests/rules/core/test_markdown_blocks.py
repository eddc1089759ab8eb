"""Markdown as blocks for documents, and as plain words."""

from __future__ import annotations

import pytest

from coprod.core.markdown_blocks import Run, blocks, plain

TEXT = "# Head\n\nOne *two* **three**\nfour [five](https://a.example)\n\n* a\n* b\n  1. c\n\n> said\n\n```\ncode\n```"


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("", []),
        (
            TEXT,
            [
                ("heading", 0, "", "Head"),
                ("paragraph", 0, "", "One two three four five (https://a.example)"),
                ("point", 1, "•", "a"),
                ("point", 1, "•", "b"),
                ("point", 2, "1.", "c"),
                ("paragraph", 0, "", "said"),
                ("paragraph", 0, "", "code"),
            ],
        ),
        ("<b>raw</b>", [("paragraph", 0, "", "<b>raw</b>")]),
        ("3. x\n4. y", [("point", 1, "3.", "x"), ("point", 1, "4.", "y")]),
    ],
)
def test_each_block_is_told_with_its_words(markdown: str, told: list[tuple[str, int, str, str]]) -> None:
    found = blocks(markdown)

    assert [(e.kind, e.depth, e.marker, "".join(run.words for run in e.runs)) for e in found] == told
    assert plain(markdown) == "\n".join(words for *_rest, words in told)


def test_marks_stay_with_their_words() -> None:
    assert blocks("a **b *c***")[0].runs == [
        Run("a "),
        Run("b ", strong=True),
        Run("c", strong=True, slanted=True),
    ]

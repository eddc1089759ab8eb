"""The poster as a page: the same words as the PDF, with a code that can be seen and heard."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from coprod.core import qr
from coprod.core.editions import Passage
from tests.web.look.drawn import Drawn

HOSTILE = '"><script>alert(1)</script>'


def a_poster(words: str) -> SimpleNamespace:
    return SimpleNamespace(
        programme=Passage(words),
        title=Passage(words, "en", "ltr"),
        purpose=Passage(words),
        code=qr.code("https://involve.example/feedback/x"),
        about_code=words,
        scan=words,
        or_type=words,
        typed=["involve.example", "/feedback/x"],
        help_heading=words,
        unread=words,
        routes=[SimpleNamespace(name=words, contact="116 123", when=words)],
    )


@pytest.mark.parametrize("words", ["Tell us", HOSTILE])
def test_it_is_sound_and_safe(draw: Callable[..., Drawn], words: str) -> None:
    drawn = draw("poster", "poster", a_poster(words))

    drawn.must_hold_no_harm()
    drawn.must_be_sound()
    assert "involve.example" in drawn.text and "116 123" in drawn.text


def test_the_code_has_a_name_and_the_title_its_own_language(draw: Callable[..., Drawn]) -> None:
    drawn = draw("poster", "poster", a_poster("Tell us"))

    [picture] = drawn.all("svg")
    assert (picture["role"], picture["aria-label"]) == ("img", "Tell us")
    [heading] = drawn.all("h1")
    assert (heading["lang"], heading["dir"]) == ("en", "ltr")

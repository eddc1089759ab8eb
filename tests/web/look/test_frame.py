"""The frame of every page, the pages of refusal, the style sheet and the scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import wtforms

from tests.web.look.drawn import HOSTILE, ROOT, TEMPLATES, Drawn

ERRORS = sorted(file.stem for file in (TEMPLATES / "errors").glob("*.html"))
SIGNED_IN = SimpleNamespace(is_signed_in=True)


def test_every_page_offers_help_and_the_way_out_before_anything_else(page: Callable[..., Drawn]) -> None:
    drawn = page("layout.html")

    addresses = drawn.values("href")
    links = [one for one in addresses if one.startswith("/site.")]
    assert links[:2] == ["/site.help_now", "/site.leave"]
    assert drawn.all("a", href="/site.leave", rel="noreferrer nofollow")


def test_the_tab_says_nothing_unless_a_page_chooses_to(page: Callable[..., Drawn]) -> None:
    assert "<title>Coprod</title>" in page("layout.html").source


def test_a_page_with_mistakes_says_so_in_its_title(page: Callable[..., Drawn]) -> None:
    form = [SimpleNamespace(errors=["Enter a name"], id="name", widget=SimpleNamespace(input_type="text"))]

    class Form(list[Any]):
        errors = {"name": ["Enter a name"]}
        form_errors: list[str] = []

    drawn = page("layout.html", form=Form(form))

    assert "<title>Error: Coprod</title>" in drawn.source
    assert drawn.all("a", href="#name")


def test_a_refusal_is_said_once(page: Callable[..., Drawn]) -> None:
    class Form(wtforms.Form):
        pass

    form = Form()
    form.form_errors = ["It is closed."]

    assert page("layout.html", form=form, refusal="It is closed.").text.count("It is closed.") == 1
    assert page("layout.html", form=Form(), refusal="It is closed.").text.count("It is closed.") == 1
    assert page("layout.html", refusal="It is closed.").text.count("It is closed.") == 1


def test_the_other_language_is_a_link_in_its_own_words(page: Callable[..., Drawn]) -> None:
    english = page("layout.html")
    urdu = page("layout.html", language="ur", direction="rtl")

    assert english.all("a", lang="ur", hreflang="ur", href="/ur/here")
    assert urdu.all("html", lang="ur", dir="rtl")
    assert urdu.all("a", lang="en", hreflang="en")


def test_signing_out_is_a_deed_and_not_a_link(page: Callable[..., Drawn]) -> None:
    drawn = page("layout.html", viewer=SIGNED_IN)

    assert drawn.all("form", method="post", action="/people.sign_out")
    assert not drawn.all("a", href="/people.sign_out")
    assert drawn.all("input", name="csrf_token", value="a-token")


def test_the_menu_knows_where_it_is(page: Callable[..., Drawn]) -> None:
    drawn = page("layout.html", current_path="/site.consultations")

    assert [link["href"] for link in drawn.all("a", aria_current="page")] == ["/site.consultations"]


def test_code_in_a_page_carries_the_nonce(page: Callable[..., Drawn]) -> None:
    drawn = page("layout.html")

    assert all(one["nonce"] == "a-nonce" for one in drawn.all("script") + drawn.all("style"))
    drawn.must_be_sound()


@pytest.mark.parametrize("accent", [HOSTILE, "#fff;} body {display: none", "red", "", None, "#12345"])
def test_only_a_colour_becomes_the_accent(page: Callable[..., Drawn], accent: str | None) -> None:
    assert not page("layout.html", accent=accent).all("style")


def test_words_from_a_flash_are_words(page: Callable[..., Drawn]) -> None:
    drawn = page("layout.html", get_flashed_messages=lambda **_: [("success", HOSTILE), ("message", HOSTILE)])

    assert not drawn.all("img")
    drawn.must_be_sound()


@pytest.mark.parametrize("name", ERRORS)
def test_a_page_of_refusal_draws_with_almost_nothing(page: Callable[..., Drawn], name: str) -> None:
    missing = {"viewer": None, "languages": None, "accent": None, "current_path": None, "csp_nonce": None}

    drawn = page(f"errors/{name}.html", **missing)

    assert len(drawn.all("h1")) == 1
    drawn.must_be_sound()


@pytest.mark.parametrize("name", ERRORS)
def test_a_page_of_refusal_is_safe_and_says_what_to_do(page: Callable[..., Drawn], name: str) -> None:
    told = dict.fromkeys(("reason", "back", "largest", "wait", "reference"), HOSTILE)

    drawn = page(f"errors/{name}.html", action="/x", fields=[(HOSTILE, HOSTILE)], **told)

    assert not drawn.all("img")
    drawn.must_be_sound()
    inside = drawn.source.split("<main", 1)[1].split("</main>", 1)[0]
    assert "<a " in inside or "<button" in inside


@pytest.mark.parametrize("name", ["500", "503", "unsure"])
def test_nobody_is_told_that_nothing_was_saved_when_we_do_not_know(
    page: Callable[..., Drawn], name: str
) -> None:
    words = page(f"errors/{name}.html", action="/x").text

    assert re.search(r"not sure|cannot be sure", words)
    assert "You will not be counted twice." in words
    assert "not saved" not in words


def test_an_unsure_form_goes_again_with_all_that_it_carried(page: Callable[..., Drawn]) -> None:
    drawn = page("errors/unsure.html", action="/respond", fields=[("key", "k-1"), ("csrf_token", "old")])

    assert drawn.all("form", method="post", action="/respond")
    assert drawn.all("input", name="key", value="k-1")
    assert [one["value"] for one in drawn.all("input", name="csrf_token")] == ["a-token"]


def test_the_page_for_no_page_gives_nothing_away(page: Callable[..., Drawn]) -> None:
    assert page("errors/404.html", reason="It is hidden").source == page("errors/404.html").source


def test_a_room_of_work_says_where_it_is(page: Callable[..., Drawn], templates: Any) -> None:
    source = (
        '{% extends "layout_staff.html" %}{% set crumbs = [("Today", "/manage"), (words, "/x")] %}'
        "{% block work %}<h1>W</h1>{% endblock %}{% block aside %}<p>A</p>{% endblock %}"
    )

    drawn = Drawn(templates.from_string(source).render(words=HOSTILE, viewer=SIGNED_IN, csp_nonce="n"))

    assert drawn.all("nav", aria_label="Where you are")
    assert drawn.all("aside")
    assert not drawn.all("img")


def test_a_room_with_nothing_beside_the_work_has_no_empty_column(templates: Any) -> None:
    drawn = Drawn(templates.from_string('{% extends "layout_staff.html" %}').render())

    assert not drawn.all("aside")


def test_our_styles_know_start_and_end_and_not_left_and_right() -> None:
    physical = re.compile(
        r"(margin|padding|border)-(left|right)|(?<![\w-])(left|right)\s*:|text-align:\s*(left|right)"
    )
    # The one file that puts the design system's left and right back before it says start and end.
    sheets = [file for file in (ROOT / "assets" / "coprod").glob("*.scss") if file.name != "_sides.scss"]

    found = [
        f"{file.name}: {line.strip()}"
        for file in sheets
        for line in file.read_text().splitlines()
        if physical.search(line)
    ]

    assert sheets
    assert not found


def test_our_styles_call_nobody() -> None:
    for file in (ROOT / "assets" / "coprod").glob("*.scss"):
        assert "url(" not in file.read_text()


def test_our_scripts_keep_nothing_in_the_browser() -> None:
    scripts = list((ROOT / "coprod" / "static" / "js").glob("*.js"))

    assert scripts
    for file in scripts:
        words = file.read_text()
        assert not re.search(
            r"localStorage|sessionStorage|indexedDB|\.cookie|\bcaches\b|serviceWorker", words
        ), file.name
        assert not re.search(r"innerHTML|outerHTML|\beval\b|insertAdjacentHTML|document\.write", words), (
            file.name
        )


def test_no_template_writes_code_or_style_into_an_attribute() -> None:
    for file in TEMPLATES.rglob("*.html"):
        assert not re.search(r"""<[^>{%]*\s(style|on[a-z]+)\s*=\s*["']""", file.read_text()), file.name


def test_no_template_lets_words_through_unescaped() -> None:
    for file in [
        *(TEMPLATES / "components").rglob("*.html"),
        *(TEMPLATES / "errors").glob("*.html"),
        TEMPLATES / "layout.html",
    ]:
        assert not re.search(r"\|\s*safe\b|autoescape false|Markup", file.read_text()), file.name

"""A poster opens everywhere, says what it must in the person's language, and its code leads where it says."""

from __future__ import annotations

import pytest
from flask_babel import force_locale

from coprod import Service
from coprod.core import crisis, posters
from coprod.core.crisis import Route
from coprod.core.db import reading
from coprod.core.editions import Passage
from coprod.core.posters import Paper, Poster
from tests.base.printed import Printed

ADDRESS = "https://involve.example/feedback/first-contact"
WORDS = {
    "en": ("Lancashire and South Cumbria", "Tell us what happened", "Say how first contact was for you."),
    "ur": ("لنکاشائر", "ہمیں بتائیں کہ کیا ہوا", "بتائیں کہ پہلا رابطہ آپ کے لیے کیسا رہا۔"),
}


def a_poster(language: str = "en", paper: Paper = Paper.A4, address: str = ADDRESS) -> Poster:
    """Asked for while the page speaks this language."""
    programme, title, purpose = (Passage(words) for words in WORDS[language])
    with reading():
        routes = crisis.routes()
    return Poster(programme, title, purpose, address, routes, paper)


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (210, 297)), (Paper.A5, (148, 210))])
def test_it_is_one_page_of_its_size_whose_code_and_words_say_the_address(
    app: Service, language: str, paper: Paper, size: tuple[int, int]
) -> None:
    with app.test_request_context(), force_locale(language):
        printed = Printed(posters.poster(a_poster(language, paper)))

    assert (printed.pages, printed.millimetres) == (1, size)
    assert printed.seen_by_a_camera() == [ADDRESS]
    assert "involve.example" in printed.text and "/feedback/first-contact" in printed.text


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_national_number_stands_on_it_and_runs_from_left_to_right(app: Service, language: str) -> None:
    with app.test_request_context(), force_locale(language):
        told = a_poster(language)
        printed = Printed(posters.poster(told))

    assert {"999", "111", "116 123", "85258", "0800 1111"} <= {route.contact for route in told.routes}
    for route in told.routes:
        assert route.contact in printed.text


def test_in_english_it_says_who_what_for_how_and_that_nobody_reads_it_at_once(app: Service) -> None:
    with app.test_request_context():
        text = " ".join(Printed(posters.poster(a_poster())).text.split())

    for words in (
        *WORDS["en"],
        "Point the camera of your phone at this square.",
        "Or type this address:",
        "If you need help now",
        "Nobody reads this at once, and nobody can send help.",
        "Samaritans 116 123 Any time. Free to call.",
    ):
        assert words in text


@pytest.mark.parametrize("language", ["en", "ur"])
def test_it_can_be_read_aloud(app: Service, language: str) -> None:
    with app.test_request_context(), force_locale(language):
        told = a_poster(language)
        printed, about_code = Printed(posters.poster(told)), told.about_code

    assert printed.catalogue["/Lang"] == language
    assert printed.catalogue["/MarkInfo"]["/Marked"]
    assert printed.reader.metadata and printed.reader.metadata.title == WORDS[language][1]
    assert "pdfuaid" in printed.catalogue["/Metadata"].get_data().decode()
    roles = printed.roles()
    assert roles.count("/H1") == 1 and "/L" in roles and roles.count("/LI") == len(told.routes)
    assert printed.alternatives() == [about_code]


def test_in_urdu_no_sentence_of_ours_is_left_in_english(app: Service) -> None:
    with app.test_request_context():
        english = a_poster()
        said = [english.scan, english.or_type, english.unread, english.help_heading, english.about_code]
    with app.test_request_context(), force_locale("ur"):
        urdu = a_poster("ur")
        assert not set(said) & {urdu.scan, urdu.or_type, urdu.unread, urdu.help_heading, urdu.about_code}


def test_what_is_in_english_on_an_urdu_poster_is_printed_too(app: Service) -> None:
    with app.test_request_context(), force_locale("ur"):
        told = a_poster("ur")
        fallen_back = Passage("Tell us what happened", "en", "ltr")
        printed = Printed(
            posters.poster(Poster(told.programme, fallen_back, told.purpose, ADDRESS, told.routes))
        )

    assert "Tell us what happened" in " ".join(printed.text.split())


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("https://involve.example/feedback/x/", ["involve.example/feedback/x"]),
        ("https://involve.example", ["involve.example"]),
        (
            "https://take-part.lancashire.example/feedback/first-contact",
            ["take-part.lancashire.example", "/feedback/first-contact"],
        ),
    ],
)
def test_the_address_is_said_as_one_types_it(app: Service, address: str, typed: list[str]) -> None:
    with app.test_request_context():
        assert a_poster(address=address).typed == typed


HOSTILE = [
    "",
    "x" * 5000,
    "word " * 400,
    "\u202e\u2066turned\u200f",
    "\x00\x07\ud800\ufffe",
    '#panic(1) $ \\ " } ) ` <b> //',
    "a\u0301" * 300,
    "ﷺ" * 50,
    "A party 😀",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_somebody_calls_a_form_it_stays_one_page_with_a_code_that_works(
    app: Service, words: str
) -> None:
    passage, routes = Passage(words), [Route(words, words, "tel:999", words)] * 8
    with app.test_request_context():
        printed = Printed(posters.poster(Poster(passage, passage, passage, ADDRESS, routes, Paper.A5)))

    assert printed.pages == 1
    assert printed.seen_by_a_camera() == [ADDRESS]


def test_words_are_printed_as_they_are_and_never_run(app: Service) -> None:
    words = '#read("/a") *bold* $x$'
    with app.test_request_context():
        told = a_poster()
        printed = Printed(
            posters.poster(Poster(told.programme, Passage(words), told.purpose, ADDRESS, told.routes))
        )

    assert words in " ".join(printed.text.split())


def test_letters_that_no_font_of_ours_has_are_refused_in_words(app: Service) -> None:
    with app.test_request_context():
        told = a_poster()
        with pytest.raises(posters.Unprintable, match="cannot print"):
            posters.poster(Poster(told.programme, Passage("中文"), told.purpose, ADDRESS, told.routes))

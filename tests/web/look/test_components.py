"""Every shared piece: safe with hostile words, sound as HTML, and true to what the product promises of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from jinja2 import Environment

from tests.web.look.drawn import HOSTILE, TEMPLATES, Drawn

DAY = date(2026, 12, 4)
KEYS = ("asked", "said", "heard", "decided", "done", "checked")

# Files whose macro is not called as the file is: (file, macro).
OTHER_NAMES = {"errors": "error_summary", "help_now": "help_now_box"}


def a_station(key: str, **told: Any) -> dict[str, Any]:
    return {"key": key, "reached": False, "next": False, "overdue_days": 0, **told}


def a_thread(words: str = "We will do it.") -> list[dict[str, Any]]:
    told = {"what": words, "who": words, "on": DAY, "sentence": words, "href": "/finding"}
    reached = [a_station(key, reached=True, **told) for key in KEYS[:4]]
    return [*reached, a_station("done", next=True, overdue_days=12, **told), a_station("checked")]


def a_chart(words: str = "Once") -> dict[str, Any]:
    rows = [
        {"label": words, "value": 12},
        {"label": words + " more", "value": 31},
        {"label": "Held back", "protected": True, "least": 8, "value": 777},
        {"label": "Prefer not to say", "value": 9, "apart": True},
    ]
    return {"id": "story", "title": words, "base": words, "unit": "%", "rows": rows}


def a_card(words: str) -> dict[str, Any]:
    return {
        "title": words,
        "href": "/consultations/x",
        "sentence": words,
        "closes_on": DAY,
        "is_open": True,
        "minutes": 6,
        "questions": 9,
        "ways": [{"label": words, "href": "/x", "lang": "ur", "dir": "rtl"}],
        "stations": a_thread(words),
        "status": words,
        "kind": "open",
    }


def a_poster(words: str) -> dict[str, Any]:
    names = ("programme", "title", "purpose", "about_code", "scan", "or_type", "help_heading", "unread")
    code = {"side": 29, "path": "M4 4h7v1h-7z"}
    routes = [{"name": words, "contact": words, "when": words}]
    return {**dict.fromkeys(names, words), "code": code, "typed": [words, words], "routes": routes}


def everything(words: str) -> dict[str, tuple[str, str, tuple[Any, ...], dict[str, Any]]]:
    """Each macro with `words` wherever words may stand: (file, macro, values, options)."""
    pairs = [("1", words), ("2", "Informing")]
    blocks = [{"picture": "people", "words": words, "alternative": words}, {"picture": "", "words": words}]
    station = {
        "name": words,
        "state": "now",
        "whose": words,
        "expected": DAY,
        "late_days": 2,
        "sentence": words,
        "href": "/x",
        "link": words,
    }
    route = {"name": words, "contact": words, "href": "tel:116123", "when": words, "who": words}
    head = [words, {"text": words, "numeric": True}]
    rows = [[words, 12], [words, {"text": words, "href": "/x"}], [words, {"protected": True}], [words, None]]
    paged = {"number": 2, "pages": 7, "total": 1204, "has_previous": True, "has_next": True}
    summary = [
        {"key": words, "value": words, "href": "/x"},
        {"key": "Which?", "values": [words, words]},
        {"key": "?"},
    ]
    other = [{"text": words, "name": "then", "value": words}, {"text": words, "href": "/x"}]
    called: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
        ("thread", (a_thread(words),), {}),
        ("thread", (a_thread(words),), {"small": True}),
        ("thread_word", (words,), {}),
        ("back_link", (words, "/x"), {}),
        ("protected", (words,), {}),
        ("honest_number", (31, words, DAY, words), {"what": words, "href": "/x"}),
        ("bars", (a_chart(words),), {}),
        ("date_in_words", (DAY, "closes"), {}),
        ("time_to_answer", (6, 9), {}),
        ("ways_to_show", ([(words, "/x", True), (words, "/y", False)], words), {}),
        ("parts_beside", (words, [(words, "/x", True), (words, "/y")], "/y"), {"home": "/", "is_home": True}),
        ("still_to_do", ([{"sentence": words, "place": "x"}, {"sentence": words}], words, {"x": "/x"}), {}),
        ("next_moves", ([(words, "/x"), (words, "/y")],), {}),
        ("ways", ([{"label": words, "href": "/x", "note": words}, {"label": words}],), {"heading": words}),
        ("help_now", ([route],), {"reading": words}),
        ("help_routes", ([route],), {}),
        ("help_districts", ([{"name": words, "postcodes": words, "shown": lambda: [route]}],), {"level": 2}),
        ("tracker", ([station],), {"heading": words}),
        ("ladder", (pairs, "1", pairs, "2"), {}),
        ("paging", (paged, "site.changes"), {"q": "told"}),
        ("search_box", ("/list", words, words), {"hint": words, "kept": {"level": words}}),
        ("steps", ("/move", words, False, False), {}),
        ("card", (a_card(words),), {}),
        ("edition_note", ("en", "ltr", words), {"caller": lambda: words}),
        (
            "word_changes",
            ([{"kind": kind, "words": words} for kind in ("stayed", "taken_out", "put_in")],),
            {"lang": "en"},
        ),
        ("picture", ("people", words), {}),
        ("picture_choice", (a_choice(words),), {}),
        ("easy_read", (blocks,), {"is_behind": True, "changed": words, "lang": "en", "dir": "ltr"}),
        ("easy_read", (blocks,), {"is_behind": True}),
        (
            "passing",
            ([{"title": words, "days": words, "lines": (words,), "verdict": words}],),
            {"edge": words},
        ),
        (
            "easy_read_editor",
            (blocks, lambda number: {"change": "/c", "remove": "/r", "move": f"/{number}"}),
            {},
        ),
        ("status_tag", (words, words), {}),
        ("summary_list", (summary,), {}),
        ("data_table", (words, head, rows), {"base": words, "id": "claims"}),
        ("confirm", (words, words, "/x", words, "/"), {"no": words, "fields": [("key", words)]}),
        ("empty", (words, "/x", words, words), {}),
        ("receipt_code", (words, DAY), {}),
        ("fixed_question", (words, [("a", words), ("b", words)]), {}),
        ("qr_code", ({"side": 29, "path": "M4 4h7v1h-7z"}, words), {}),
        ("poster", (a_poster(words),), {}),
        ("said_lines", ([words, words],), {}),
        ("buttons", (words,), {"others": other, "cancel": {"href": "/x", "text": words}}),
        ("press_button", ("/x", words), {"secondary": True}),
        ("messages", ([("success", words), ("message", words)],), {}),
        ("errors", (), {"errors": [{"text": words, "href": "#"}]}),
        (
            "counted_text",
            ({"id": "said", "name": "said", "label": {"text": words}, "value": words}, 2000),
            {},
        ),
    ]
    return {
        f"{file} {number}": (file, OTHER_NAMES.get(file, file), values, options)
        for number, (file, values, options) in enumerate(called)
    }


def a_choice(words: str) -> dict[str, Any]:
    """What a form's choice of pictures tells the piece that draws it."""
    return {
        "id": "picture",
        "name": "picture",
        "label": {"text": words},
        "errors": [words],
        "choices": [("people", words), ("star", words)],
        "data": "star",
    }


@pytest.mark.parametrize("which", everything(""))
def test_hostile_words_stay_words(draw: Callable[..., Drawn], which: str) -> None:
    file, macro, values, options = everything(HOSTILE)[which]

    drawn = draw(file, macro, *values, **options)

    drawn.must_hold_no_harm()
    drawn.must_be_sound()


@pytest.mark.parametrize("which", everything(""))
def test_a_piece_is_sound_with_plain_words(draw: Callable[..., Drawn], which: str) -> None:
    file, macro, values, options = everything("Plain words")[which]

    draw(file, macro, *values, **options).must_be_sound()


def test_each_file_holds_the_macro_of_its_name(templates: Environment) -> None:
    files = sorted((TEMPLATES / "components").glob("*.html"))

    missing = [
        file.stem
        for file in files
        if not hasattr(
            templates.get_template(f"components/{file.name}").module, OTHER_NAMES.get(file.stem, file.stem)
        )
    ]

    assert not missing


def test_no_piece_is_left_out_here() -> None:
    files = {file.stem for file in (TEMPLATES / "components").glob("*.html")}

    tried = {file for file, *_ in everything("").values()}

    assert files - tried == {"field"}, "field has tests of its own"


def test_a_late_promise_says_by_how_much(draw: Callable[..., Drawn]) -> None:
    whole = draw("thread", "thread", a_thread())
    small = draw("thread", "thread", a_thread(), small=True)

    assert "12 days late" in whole.text
    assert "12 days late" in small.text


def test_the_thread_says_in_words_what_its_dots_show(draw: Callable[..., Drawn]) -> None:
    whole = draw("thread", "thread", a_thread())
    small = draw("thread", "thread", a_thread(), small=True)

    assert whole.text.count("(reached)") == 4
    assert "Done (next)" in whole.text
    assert "by Friday 4 December 2026" in whole.text
    assert "Checked (not yet)" in whole.text
    assert "Step 4 of 6: Decided." in small.text


def test_a_protected_count_is_never_shown(draw: Callable[..., Drawn]) -> None:
    figure = {"protected": True, "least": 8, "value": 777}

    number = draw("honest_number", "honest_number", figure, "of 40 promises", DAY, "We count promises.")
    chart = draw("bars", "bars", a_chart())
    table = draw("data_table", "data_table", "Claims", ["Who", "How many"], [["Preston", figure]])

    for drawn in (number, chart, table):
        assert "fewer than 8" in drawn.text
        assert "777" not in drawn.source


def test_the_length_of_a_protected_bar_says_nothing(draw: Callable[..., Drawn]) -> None:
    def width(value: int) -> str | None:
        chart = {"id": "c", "title": "T", "rows": [{"label": "A", "protected": True, "value": value}]}
        return draw("bars", "bars", chart).all("rect", **{"class": "app-bars__bar"})[0]["width"]

    assert width(1) == width(7)


def test_a_chart_stands_beside_its_table(draw: Callable[..., Drawn]) -> None:
    drawn = draw("bars", "bars", a_chart())

    assert drawn.all("title") and drawn.all("desc")
    assert "open" in drawn.all("details")[0]
    assert len(drawn.all("th", scope="row")) == 4
    assert "12%" in drawn.text


def test_bars_grow_from_the_right_in_urdu(draw: Callable[..., Drawn]) -> None:
    chart = {**a_chart(), "direction": "rtl"}

    bar = draw("bars", "bars", chart).all("rect", **{"class": "app-bars__bar"})[0]

    start, width = float(str(bar["x"]).rstrip("%")), float(str(bar["width"]).rstrip("%"))
    assert start + width == pytest.approx(100)


def test_a_code_is_shown_in_groups_and_said_letter_by_letter(draw: Callable[..., Drawn]) -> None:
    drawn = draw("receipt_code", "receipt_code", "K7P-3XM-9RD", DAY)

    assert len(drawn.all("span", **{"class": "app-code__group"})) == 3
    assert "K 7 P, 3 X M, 9 R D" in drawn.text
    assert "Do not save it on a device that you share." in drawn.text
    assert not drawn.all("input") and not drawn.all("button"), "nothing that copies or keeps it"


def test_a_code_without_groups_is_put_into_fours(draw: Callable[..., Drawn]) -> None:
    drawn = draw("receipt_code", "receipt_code", "K7P3XM9RD2WT", DAY)

    assert "K 7 P 3, X M 9 R, D 2 W T" in drawn.text


def test_paging_keeps_the_search(draw: Callable[..., Drawn]) -> None:
    page = {"number": 2, "pages": 3, "total": 25, "has_previous": True, "has_next": True}

    drawn = draw("paging", "paging", page, "site.changes", q="told")

    assert drawn.values("href") == ["/site.changes/page-1/q-told", "/site.changes/page-3/q-told"]
    assert "Page 2 of 3" in drawn.text


def test_one_page_needs_no_paging(draw: Callable[..., Drawn]) -> None:
    page = {"number": 1, "pages": 1, "total": 5, "has_previous": False, "has_next": False}

    assert not draw("paging", "paging", page, "site.changes").text


def test_a_part_in_another_language_is_marked(draw: Callable[..., Drawn]) -> None:
    drawn = draw("edition_note", "edition_note", "en", "ltr", "English", caller=lambda: "words")

    assert "This part is only in English so far." in drawn.text
    assert drawn.all("div", lang="en", dir="ltr")


def test_a_way_in_is_a_word_in_its_own_language(draw: Callable[..., Drawn]) -> None:
    drawn = draw(
        "ways", "ways", [{"label": "اردو", "lang": "ur", "dir": "rtl", "href": "/ur"}, {"label": "Paper"}]
    )

    assert drawn.all("a", lang="ur", hreflang="ur", dir="rtl")
    assert "Paper" in drawn.text


def test_an_answer_left_out_says_so(draw: Callable[..., Drawn]) -> None:
    drawn = draw("summary_list", "summary_list", [{"key": "Where?", "value": None, "href": "/back"}])

    assert "Not answered" in drawn.text
    assert "Change Where?" in drawn.text


def test_nought_is_an_answer(draw: Callable[..., Drawn]) -> None:
    assert "Not answered" not in draw("summary_list", "summary_list", [{"key": "How many?", "value": 0}]).text

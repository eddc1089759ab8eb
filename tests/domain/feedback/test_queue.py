"""The queue on both databases: put together form by form, it holds what a plain look at every item would find."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from coprod.core import clock
from coprod.core.db import reading, writing
from coprod.feedback.models import FeedbackForm, FeedbackItem
from coprod.feedback.queries import in_order, unread, with_words
from coprod.feedback.queries.queue import queue
from coprod.feedback.rules import Stage, perspective_of
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from tests.factories.feedback import a_form, an_item
from tests.factories.programmes import a_programme

STAGES = [Stage.NEW, Stage.REPLIED, Stage.CLOSED]
TOLD = ["myself", "carer", "cannot", ""]


def some_forms(many: int) -> list[FeedbackForm]:
    programme = a_programme()
    return [a_form(programme) for _ in range(many)]


def many_items(forms: list[FeedbackForm]) -> list[FeedbackItem]:
    """One of each form, stage and view, at every fourth one of which a word stands that is read first."""
    return [
        an_item(
            form,
            f"The {stage.value} call.",
            stage=stage,
            perspective=told,
            place=0 if number % 4 == 0 else 1,
            due_on=clock.today() - timedelta(days=number % 5),
        )
        for number, (form, stage, told) in enumerate(product(forms, STAGES, TOLD))
    ]


@pytest.mark.parametrize("at_once", [2, 100], ids=["put together in groups", "put together at once"])
def test_every_filter_of_the_queue_finds_what_a_plain_look_finds(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(in_order, "MOST_AT_ONCE", at_once)
    with writing():
        forms = some_forms(3)
        items = many_items(forms)
        for chosen, stage, view, search in product(
            (forms, forms[:1]), (None, *STAGES), (None, *Perspective), ("", "call repl")
        ):
            fitting = [
                each
                for each in items
                if each.form_id in {form.id for form in chosen}
                and (each.stage is stage if stage else each.stage is not Stage.CLOSED)
                and view in {None, perspective_of(each.perspective)}
                and (not search or each.stage is Stage.REPLIED)
            ]
            expected = [
                each.key for each in sorted(fitting, key=lambda one: (one.place, one.due_on, one.key))
            ]

            found = queue(chosen, stage=stage, view=view, search=search)

            assert [line.key for line in found.before.rows] == expected[:25]
            assert found.before.total == len(expected)


def test_every_page_follows_on_the_one_before() -> None:
    with writing():
        forms = some_forms(7)
        items = [each for each in many_items(forms) if each.stage is not Stage.CLOSED]

        pages = [queue(forms, page).before for page in (1, 2, 3, 99)]

    shown = [line.key for page in pages[:3] for line in page.rows]
    assert shown == [each.key for each in sorted(items, key=lambda one: (one.place, one.due_on, one.key))]
    assert [page.pages for page in pages] == [3] * 4 and pages[3].number == 3


@pytest.mark.parametrize(
    ("search", "found", "looked_through"),
    [
        ("often", 4, 4),  # In very many: what is to be read first is looked through.
        ("often also", 4, 4),
        ("often rare", 1, None),  # A rare word leads to all in which it is, however late they are due.
        ("rare", 1, None),
        ("never", 0, None),
    ],
)
def test_words_in_very_many_are_looked_for_in_what_is_to_be_read_first(
    monkeypatch: pytest.MonkeyPatch, search: str, found: int, looked_through: int | None
) -> None:
    monkeypatch.setattr(with_words, "MOST_FOUND", 3)
    monkeypatch.setattr(with_words, "MOST_LOOKED_THROUGH", 4)
    with writing():
        (form, others) = some_forms(2)
        for days in range(6):
            words = "Often, also." if days else "Often, also rare."
            an_item(form, words, due_on=clock.today() - timedelta(days=days))
            an_item(others, "Often, also.")
    with reading():
        asked = queue([form], search=search)

        assert len(asked.before.rows) == found
        assert asked.looked_through == looked_through


def test_who_has_few_items_finds_a_common_word_in_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many items of other people it is in."""
    monkeypatch.setattr(with_words, "MOST_FOUND", 3)
    monkeypatch.setattr(with_words, "MOST_LOOKED_THROUGH", 4)
    with writing():
        (form, others) = some_forms(2)
        mine = an_item(form, "Nobody rang.", due_on=clock.today())
        for days in range(6):
            an_item(others, "Nobody rang.", due_on=clock.today() - timedelta(days=days))

        asked = queue([form], search="nobody")

    assert [line.key for line in asked.before.rows] == [mine.key]
    assert asked.looked_through is None


def unread_forms() -> list[FeedbackForm]:
    """Two forms, of which the first has three late items and two for today, and the second one for tomorrow."""
    forms = some_forms(2)
    today = clock.today()
    for days in (3, 2, 2, 0, 0):
        an_item(forms[0], due_on=today - timedelta(days=days))
    an_item(forms[0], due_on=today - timedelta(days=9), stage=Stage.REPLIED)
    an_item(forms[1], due_on=today + timedelta(days=1))
    return forms


@pytest.mark.parametrize(
    ("most", "late", "today"), [(1000, 3, 2), (1, 2, 2)], ids=["all", "one more than most"]
)
def test_what_is_unread_is_counted_as_far_as_anybody_reads(
    monkeypatch: pytest.MonkeyPatch, most: int, late: int, today: int
) -> None:
    monkeypatch.setattr(unread, "MOST_COUNTED", most)
    with writing():
        forms = unread_forms()

        first, second = unread.counted([form.id for form in forms], clock.today()).values()

    assert (first.late, first.today) == (late, today)
    assert first.late_since == clock.today() - timedelta(days=3)
    assert (second.late, second.late_since, second.today) == (0, None, 0)

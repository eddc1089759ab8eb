"""Figures on both databases: counted by the database in groups, and a month only once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from coprod.core import clock
from coprod.core.db import db, writing
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import counting
from coprod.feedback.queries import figures
from coprod.feedback.rules import Helped, Tone
from coprod.feedback.rules.figures import MADE, PLANNED, Clock, Group, month_of, months_later
from coprod.questionnaires.rules.kinds.answering_as import Perspective
from tests.base.statements import statements
from tests.factories.feedback import a_change, a_form, an_item, form_reader

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
OWN, BEHALF = Perspective.OWN, Perspective.ON_BEHALF


def items(form: FeedbackForm, many: int, day: date, **more: Any) -> list[str]:
    facts = {"perspective": "myself", "on_day": day, "due_on": day, **more}
    return [an_item(form, **facts).key for _each in range(many)]


def test_the_database_counts_and_gives_groups_back() -> None:
    with writing():
        form = a_form()
        slugs, by, other = {form.id: form.slug}, form_reader(form), form_reader(a_form())
        concerns = items(form, 3, date(2026, 5, 31), tone=Tone.CONCERN, replied_on=JUNE)
        a_change(concerns[0], reported_by=by, read_by=other)
        a_change(concerns[1], reported_by=by)
        items(form, 2, JUNE, perspective="unsure", helped=Helped.PARTLY)
        items(form, 1, JUNE, sheet_key=None)  # Still waits: counted from tomorrow on.

        found = figures.groups(slugs, MAY, date(2026, 7, 1))

        def group(came: str) -> Group:
            return Group(form.slug, MAY, OWN, Tone.CONCERN, None, True, came, 1)

        assert sorted(found, key=lambda each: (each.month, each.change)) == [
            group(""),
            group(MADE),
            group(PLANNED),
            Group(form.slug, JUNE, BEHALF, None, Helped.PARTLY, False, "", 2),
        ]
        assert figures.clocks(slugs, MAY, JUNE) == [
            Clock(form.slug, OWN, date(2026, 5, 31), date(2026, 5, 31), None, JUNE, 3)
        ]
        assert figures.groups(slugs, JUNE, JUNE) == []


def test_the_friends_and_family_question_is_counted_by_perspective_and_never_by_name() -> None:
    with writing():
        form, silent = a_form(asks_friends=True), a_form()
        for told, given in (("myself", "good"), ("carer", "good"), ("agrees", "poor")):
            items(form, 1, MAY, perspective=told, ticked={"friends-and-family": given})
        items(form, 1, MAY)
        items(silent, 1, MAY)
        slugs = {each.id: each.slug for each in (form, silent)}

        assert figures.friends_and_family(slugs, MAY, JUNE) == {OWN: {"good": 2}, BEHALF: {"poor": 1}}
        assert figures.friends_and_family({silent.id: silent.slug}, MAY, JUNE) == {}
        assert figures.all_ask({form.id: form.slug}, MAY, JUNE)
        assert not figures.all_ask(slugs, MAY, JUNE)


def test_however_many_items_there_are_only_groups_come_back() -> None:
    with writing():
        form = a_form(asks_friends=True)
        slugs = {form.id: form.slug}
        sizes = []
        for many in (4, 40):
            items(form, many, MAY, ticked={"friends-and-family": "good"})
            with statements() as asked:
                found = (
                    figures.groups(slugs, MAY, JUNE),
                    figures.clocks(slugs, MAY, JUNE),
                    figures.friends_and_family(slugs, MAY, JUNE),
                )
            sizes.append((len(asked), [len(each) for each in found]))

        assert sizes[0] == sizes[1] == (4, [1, 1, 1])


def test_a_month_is_counted_once_the_next_is_over_and_stands_for_good() -> None:
    this = month_of(clock.today())
    with writing():
        form = a_form()
        for ago in (4, 1, 0):
            items(form, 1, months_later(this, -ago))
        programme = form.programme_id
        months = counting.due(programme)
        assert months == [months_later(this, -ago) for ago in (4, 3, 2)]
        for month in months:
            assert counting.count(programme, month) is not None
        assert counting.due(programme) == []
        assert counting.count(programme, months[0]) is None

    with pytest.raises(IntegrityError, match="never changes"), writing():
        figures.month(programme, months[0]).counted_on = this - timedelta(days=1)  # type: ignore[union-attr]
        db.session.flush()

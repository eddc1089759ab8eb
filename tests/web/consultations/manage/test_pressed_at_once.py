"""Twelve who press the same button at the same moment: one deed is done and written down, and nobody meets a fault.

Each story gives the address of the button, what happens once, and how it is counted.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.datastructures import MultiDict

from coprod import Service
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading
from coprod.influence.models import Change, Commitment
from coprod.people.models import Person, SignIn
from coprod.programmes.models import Programme
from coprod.programmes.rules import Role
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.themes.models import Finding
from tests.base.at_once import at_once
from tests.base.codes import ask, enter
from tests.base.html import fields, read
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.domain.consultations.test_moves import _ready
from tests.factories.consultations import a_consultation
from tests.factories.influence import a_change, a_commitment, an_answer
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_role
from tests.factories.themes import a_finding

pytestmark = pytest.mark.usefixtures("database")  # on both databases

PRESSES = 12
Press = Callable[..., Counter[int]]


@pytest.fixture
def press(app: Service, kept: Kept) -> Press:
    """``press(person, address, **typed)``: from twelve browsers at once. How often each status came.

    Each has a sign-in of its own, or they would wait for each other at the row of the one that they share.
    """

    def browser(key: str) -> FlaskClient:
        made = FlaskClient(app, app.response_class)
        with made.session_transaction() as session:
            session["_user_id"], session["_fresh"] = key, True
        return made

    def pressed(person: Person, address: str, *, form: str | None = None, **typed: str) -> Counter[int]:
        with kept():
            keys = [a_sign_in(person) for _ in range(PRESSES)]
        page = read(browser(keys[0]).get(address).text)
        sent = fields(page.form(form)) | {name: [value] for name, value in typed.items()}
        told = MultiDict((name, value) for name, many in sent.items() for value in many)
        replies = at_once([partial(each.post, form or address, data=told) for each in map(browser, keys)])
        assert not [each for each in replies if isinstance(each, BaseException)], replies
        return Counter(each.status_code for each in replies)

    return pressed


def _deeds(app: Service, deed: str) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(AuditRow).where(AuditRow.deed == deed)) or 0


def _count(app: Service, table: type) -> int:
    with app.app_context(), reading():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_opening_freezes_the_questions_once(
    app: Service, as_role: Callable[..., Visitor], press: Press
) -> None:
    with app.app_context():
        reference = _ready()
        with reading():
            found = queries.one(reference)
            assert found is not None
            programme = db.session.get_one(Programme, found.programme_id)
            db.session.expunge_all()

    replies = press(as_role(Role.LEAD, programme).person, f"/manage/consultations/{reference}/open")

    assert replies[302] == 1 and set(replies) <= {302, 403, 409, 422}, replies
    assert _deeds(app, "consultation opened") == _count(app, QuestionnaireVersion) == 1


def test_closing_closes_once(
    app: Service, kept: Kept, lead: Visitor, programme: Programme, press: Press
) -> None:
    with kept():
        reference = a_consultation(programme).reference

    replies = press(lead.person, f"/manage/consultations/{reference}/close")

    assert replies[302] == 1 and set(replies) <= {302, 403, 409, 422}, replies
    assert _deeds(app, "consultation closed") == 1


def test_keeping_it_open_for_longer_is_done_once(
    app: Service, kept: Kept, lead: Visitor, programme: Programme, press: Press
) -> None:
    with kept():
        made = a_consultation(programme)
        assert made.closes_on is not None
        later = made.closes_on.replace(year=made.closes_on.year)
    later = later + (made.decides_on - later) // 2 if made.decides_on else later

    replies = press(
        lead.person,
        f"/manage/consultations/{made.reference}/extend",
        **{
            "closes_on-day": str(later.day),
            "closes_on-month": str(later.month),
            "closes_on-year": str(later.year),
        },
    )

    assert replies[302] == 1 and set(replies) <= {302, 403, 409, 422}, replies
    assert _deeds(app, "consultation extended") == 1


def _heard(programme: Programme, stage: Stage) -> tuple[Consultation, Finding, Commitment]:
    consultation = a_consultation(programme, stage=stage)
    finding = a_finding(consultation)
    return consultation, finding, a_commitment(an_answer(finding))


def test_what_became_of_it_is_published_once(
    app: Service, kept: Kept, lead: Visitor, programme: Programme, press: Press
) -> None:
    with kept():
        consultation, _finding, _commitment = _heard(programme, Stage.CLOSED)

    replies = press(lead.person, f"/manage/consultations/{consultation.reference}/outcome/publish")

    assert replies[302] == 1 and set(replies) <= {302, 403, 409, 422}, replies
    assert _deeds(app, "outcome published") == _deeds(app, "consultation answered") == 1


def test_it_is_put_into_the_archive_once(
    app: Service, kept: Kept, lead: Visitor, programme: Programme, press: Press
) -> None:
    with kept():
        reference = a_consultation(programme, stage=Stage.ANSWERED).reference

    replies = press(lead.person, f"/manage/consultations/{reference}/archive")

    assert replies[302] == 1 and set(replies) <= {302, 403, 409, 422}, replies
    assert _deeds(app, "consultation archived") == 1


@pytest.mark.parametrize("database", [pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_without_holding_the_row_it_is_put_into_the_archive_again_and_again_and_that_is_noticed(
    app: Service, kept: Kept, programme: Programme, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    def let_everybody_in(thing: object, share: bool = False) -> bool:
        time.sleep(0.3)  # so that others have read it too
        return True

    monkeypatch.setattr("coprod.core.db.hold", let_everybody_in)
    with kept():
        reference = a_consultation(programme, stage=Stage.ANSWERED).reference
        lead = a_role(Role.LEAD, programme).person

    press(lead, f"/manage/consultations/{reference}/archive")

    assert _deeds(app, "consultation archived") > 1, "the control did nothing twice: the presses show nothing"


def test_a_change_is_reported_in_one_row(
    app: Service, kept: Kept, lead: Visitor, programme: Programme, press: Press
) -> None:
    with kept():
        _consultation, _finding, commitment = _heard(programme, Stage.ANSWERED)
    today = clock.today()

    replies = press(
        lead.person,
        f"/manage/commitments/{commitment.reference}/report",
        what="The page is used.",
        evidence="We counted 40 of them.",
        **{"done_on-day": str(today.day), "done_on-month": str(today.month), "done_on-year": str(today.year)},
    )

    assert replies[302] >= 1 and set(replies) <= {302, 409, 422}, replies
    assert _count(app, Change) == 1


def test_evidence_is_read_once(
    app: Service, kept: Kept, as_role: Callable[..., Visitor], programme: Programme, press: Press
) -> None:
    with kept():
        _consultation, _finding, commitment = _heard(programme, Stage.ANSWERED)
        a_change(commitment)
    address = f"/manage/commitments/{commitment.reference}"

    replies = press(as_role(Role.CHAIR, programme).person, address, form=f"{address}/read")

    assert replies[302] >= 1 and set(replies) <= {302, 403, 409}, replies
    assert _deeds(app, "evidence read") == 1


def test_a_code_signs_in_once(app: Service, kept: Kept) -> None:
    with kept():
        a_person("Ada", email="ada@people.example")
    with app.app_context():
        code = ask("ada@people.example")

    def one_try() -> bool:
        with app.app_context():
            return enter("ada@people.example", code) is not None

    assert sorted(at_once([one_try] * PRESSES)) == [False] * (PRESSES - 1) + [True]
    assert _count(app, SignIn) == 1

"""Files of answers on both databases: held, sent, released, taken back, and swept only when nothing holds them."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select

from coprod import Service
from coprod.core import clock, secret
from coprod.core.attachments import Attached, sealed
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.feedback.operations import moving, saying
from coprod.feedback.queries import forms
from coprod.questionnaires.models import AnswerFile, SheetFile
from coprod.questionnaires.operations import drafts, filing, receipts, releasing
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from tests.base.service import Kept
from tests.factories.feedback import a_form


@pytest.fixture
def slug(database: str, kept: Kept) -> str:
    with kept():
        return a_form().slug


def begun(app: Service, slug: str, content: bytes = b"what is seen") -> Draft:
    """A draft that holds one file."""
    with app.test_request_context(), writing():
        form = forms.one(slug)
        assert form is not None and form.version_id
        draft = drafts.begin(form.version_id, drafts.new_key())
        attached = Attached(sealed.keep(io.BytesIO(content)), "image/jpeg", len(content))
        filing.add(draft, form.version_id, "files", attached)
        return draft


def sent(app: Service, slug: str, draft: Draft) -> Receipt:
    with app.test_request_context(), writing():
        form = forms.one(slug)
        assert form is not None
        return saying.send(form, draft)


def moved(app: Service, slug: str) -> None:
    with time_machine.travel(clock.now() + timedelta(days=1)), app.app_context(), writing():
        form = forms.one(slug)
        assert form is not None
        moving.move(form_id=form.id, programme_id=form.programme_id, version_id=form.version_id or 0)


def swept(app: Service, hours: int = 0) -> int:
    with time_machine.travel(clock.now() + timedelta(hours=hours)), app.app_context(), writing():
        return filing.forget_unheld()


def left(app: Service) -> tuple[int, int, int]:
    """Rows of files, of released ones, and files on the disk."""
    with app.app_context(), reading():
        rows = [
            db.session.scalar(select(func.count()).select_from(each)) or 0 for each in (AnswerFile, SheetFile)
        ]
    return rows[0], rows[1], len(list(Path(app.config["UPLOADS"]).iterdir()))


def test_a_file_comes_out_as_it_went_in_and_only_with_its_lock(app: Service, slug: str) -> None:
    draft = begun(app, slug)
    receipt = sent(app, slug, draft)
    moved(app, slug)

    with app.app_context(), reading():
        found = receipts.find(receipt.code)
        assert found is not None and found.sheet_key is not None
        (held,) = filing.of_sheet(found.sheet_key)
        with sealed.unsealed(held.file_key, held.lock) as content:
            assert content.read() == b"what is seen"
        assert (held.name, held.question, held.size_bytes) == ("photo-1.jpg", "files", 12)
    assert left(app) == (1, 1, 1)


@pytest.mark.parametrize("is_moved", [False, True], ids=["before the move", "after the move"])
def test_what_is_taken_back_is_gone_with_its_own_files_and_no_others(
    app: Service, slug: str, is_moved: bool
) -> None:
    mine, theirs = sent(app, slug, begun(app, slug)), sent(app, slug, begun(app, slug))
    if is_moved:
        moved(app, slug)
    with app.test_request_context(), writing():
        found = receipts.find(mine.code)
        assert found is not None and receipts.withdraw(found)

    assert left(app) == (1, int(is_moved), 1)
    with app.app_context(), reading():
        assert receipts.find(mine.code) is None and receipts.find(theirs.code) is not None


def test_a_draft_holds_its_files_for_as_long_as_it_lives(app: Service, slug: str) -> None:
    draft = begun(app, slug)

    assert swept(app, hours=20) == 0
    with time_machine.travel(clock.now() + timedelta(hours=15)), app.app_context(), writing():
        filing.hold(draft)
    assert swept(app, hours=30) == 0
    assert swept(app, hours=37) == 1
    assert left(app) == (0, 0, 0)


def test_what_was_sent_is_swept_when_nothing_is_left_that_could_hold_it(app: Service, slug: str) -> None:
    sent(app, slug, begun(app, slug))
    assert swept(app, hours=100) == 0
    with app.app_context():
        for name in secret.key_ring().names():
            secret.key_ring().destroy(name)
    with app.app_context(), writing():
        form = forms.one(slug)
        assert form is not None
        assert releasing.give_up(form.version_id or 0) == 1

    assert swept(app) == 1 and left(app) == (0, 0, 0)


def test_a_file_that_is_not_there_any_more_is_not_sent_in_silence(app: Service, slug: str) -> None:
    draft = begun(app, slug)
    swept(app, hours=37)

    with pytest.raises(Refused, match="not here any more"):
        sent(app, slug, draft)

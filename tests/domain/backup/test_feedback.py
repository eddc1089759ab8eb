"""A restore and feedback: what was taken back stays away, and a lost key keeps nobody from speaking."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import select

from coprod import Service
from coprod.backup import sealing, taking
from coprod.backup.taking import Taken
from coprod.core import clock
from coprod.core.attachments import Attached
from coprod.core.attachments.sealed import keep
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.feedback import jobs
from coprod.feedback.models import FeedbackItem
from coprod.feedback.operations import questions, saying, triage
from coprod.feedback.queries import forms, item
from coprod.questionnaires import queries
from coprod.questionnaires.models import AnswerFile, SheetText
from coprod.questionnaires.operations import drafts, filing, freezing, receipts
from coprod.questionnaires.operations import writing as write
from coprod.questionnaires.operations.receipts import Receipt
from tests.domain.backup.conftest import Restore
from tests.factories.feedback import a_form, form_reader, said

SLUG = "first-call"


@dataclass(frozen=True)
class Said:
    """The codes of three people: whose words have moved, whose wait with the older questions, and with the newer."""

    moved: str
    older: str
    newer: str


@pytest.fixture
def told(inside: Service) -> Said:
    with writing():
        form = a_form(slug=SLUG)
        asked = queries.draft(form.questionnaire_id)
        write.add_question(asked, asked.sections[-1], "long_text", "What else?", by=None)
        shown = freezing.document_of(queries.draft(form.questionnaire_id)).sha256()
        questions.use(form, seen=shown, by=None)
        moved = said(SLUG, "These words have moved.")
    tomorrow = clock.now() + timedelta(days=1)
    with time_machine.travel(tomorrow):
        jobs.move_due()
        with writing():
            older = said(SLUG, "These wait with the older questions.")
        jobs.begin_new_questions()
        with writing():
            newer = said(SLUG, "These wait with the newer ones.")
        for code in (moved.code, older.code):
            _acknowledge(code)
    return Said(moved.code, older.code, newer.code)


def _acknowledge(code: str) -> None:
    with writing():
        found = receipts.find(code)
        assert found is not None
        opened = item.one(saying.found_key(found))
        assert opened is not None
        triage.acknowledge(opened, seen=opened.edition, by=form_reader(opened.form))


def said_with_a_file(words: str) -> Receipt:
    form = forms.one(SLUG)
    assert form is not None and form.version_id is not None
    draft = drafts.begin(form.version_id, drafts.new_key())
    draft.typed = {"happened": {"value": words, "other": ""}}
    filing.add(draft, form.version_id, "files", Attached(keep(io.BytesIO(b"a photo")), "image/jpeg", 7))
    return saying.send(form, draft)


@pytest.fixture
def sealed(inside: Service, told: Said, key: Path, tmp_path: Path) -> Taken:
    inside.config["BACKUP_TO"] = sealing.make_identity(key)
    return taking.take(tmp_path / "world.age", sealing.recipients(inside.config["BACKUP_TO"]))


def _take_back(code: str) -> None:
    with writing():
        form, found = forms.one(SLUG), receipts.find(code)
        assert form is not None and found is not None
        assert saying.take_back(form, found)


def test_what_was_taken_back_after_the_backup_is_gone_again_with_what_was_done_with_it(
    inside: Service, told: Said, sealed: Taken, restore: Restore
) -> None:
    for code in (told.moved, told.older):
        _take_back(code)

    done = restore(sealed.path, inside, replace=True)

    assert done.replayed.answers == 2
    with reading():
        form = forms.one(SLUG)
        assert form is not None and form.taken_back == 2
        assert [receipts.find(code) is None for code in (told.moved, told.older, told.newer)] == [
            True,
            True,
            False,
        ]
        assert db.session.scalars(select(FeedbackItem.key)).all() == []
        assert db.session.scalars(select(SheetText.text)).all() == []


def test_with_the_keys_gone_the_form_is_named_and_then_people_can_speak_again(
    told: Said, sealed: Taken, fresh: Callable[..., Service], restore: Restore, tmp_path: Path
) -> None:
    place = fresh(KEYS=str(tmp_path / "no keys"))

    with pytest.raises(Refused, match=f"2 answers wait .* --give-up-waiting: {SLUG}$"):
        restore(sealed.path, place)
    done = restore(sealed.path, place, give_up_waiting=True)

    assert (done.waiting.usable, done.waiting.lost) == (0, 2)
    with place.app_context():
        with place.test_request_context(), writing():
            said(SLUG, "Can you hear me?")
        with reading():
            kept = receipts.find(told.moved)
            assert kept is not None and receipts.find(told.older) is receipts.find(told.newer) is None
            assert db.session.scalars(select(FeedbackItem.key)).all() == [kept.sheet_key]
            lost = db.session.scalars(
                select(AuditRow.details).where(AuditRow.deed == "waiting answers given up")
            ).one()
            assert lost["lost"] == 2
        db.engine.dispose()


def test_a_file_that_was_taken_back_after_the_backup_is_gone_again(
    inside: Service, key: Path, tmp_path: Path, restore: Restore
) -> None:
    with writing():
        a_form(slug=SLUG)
        code = said_with_a_file("Look.").code
    with time_machine.travel(clock.now() + timedelta(days=1)):
        jobs.move_due()
    inside.config["BACKUP_TO"] = sealing.make_identity(key)
    taken = taking.take(tmp_path / "world.age", sealing.recipients(inside.config["BACKUP_TO"]))
    _take_back(code)

    done = restore(taken.path, inside, replace=True)

    assert done.replayed.answers == 1
    assert list(Path(inside.config["UPLOADS"]).iterdir()) == []
    with reading():
        assert db.session.scalars(select(AnswerFile.key)).all() == []


def test_words_that_wait_in_a_backup_are_moved_though_their_file_did_not_come_along(
    inside: Service, key: Path, tmp_path: Path, restore: Restore
) -> None:
    with writing():
        a_form(slug=SLUG)
        code = said_with_a_file("Look.").code
    inside.config["BACKUP_TO"] = sealing.make_identity(key)
    taken = taking.take(tmp_path / "world.age", sealing.recipients(inside.config["BACKUP_TO"]))
    restore(taken.path, inside, replace=True)

    with time_machine.travel(clock.now() + timedelta(days=1)):
        jobs.move_due()

    with reading():
        found = receipts.find(code)
        assert found is not None and found.sheet_key is not None
        assert [each["text"] for each in found.texts] == ["Look."]
        assert filing.of_sheet(found.sheet_key) == []

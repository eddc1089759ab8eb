"""A world with something of everything in it, sealed once a test, and fresh places to restore it to."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import select

from coprod import Service
from coprod.backup import restoring, sealing, taking
from coprod.backup.restoring import Restored, Wishes
from coprod.backup.taking import Taken
from coprod.consultations import queries as consultations
from coprod.consultations.operations import answering, documents
from coprod.consultations.rules import Stage
from coprod.core import outbox
from coprod.core.db import db, writing
from coprod.meetings.operations import papers
from coprod.meetings.rules.meetings import Layer
from coprod.payments.operations import accounts
from coprod.payments.rules.accounts import Account
from coprod.programmes.models import Organisation
from coprod.programmes.rules import Role
from coprod.questionnaires.models import AnswerFile, SheetText
from coprod.questionnaires.operations import drafts
from tests.base.databases import leave
from tests.factories.consultations import a_consultation, a_response
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_role, an_organisation
from tests.factories.questionnaires import a_file, a_receipt
from tests.factories.records import a_minuted_item, a_past_meeting, published
from tests.factories.safety import a_concern
from tests.factories.themes import a_finding, a_quote

# Ends of lines that are none, letters of four bytes, quotation marks, and words from right to left.
STRANGE = 'One\u2028two\x85three\r\nfour\t"five" \\ six 🙂 مشورہ'
ACCOUNT = Account("Łucja 🙂", "123456", "00123456")
PDF = b"%PDF-1.4\n" + bytes(range(256)) * 300


@dataclass(frozen=True)
class Filled:
    """What stands in the world that is backed up."""

    sent: str  # the code of an answer that waits
    released: str  # and of one that is released
    file_key: str
    added: tuple[str, str]  # a file beside the released answer: its key and its lock
    paper_key: str
    consultation: str
    person: str


@pytest.fixture
def filled(inside: Service) -> Filled:
    with writing():
        person = a_person("Łucja", safe_contact_note=STRANGE)
        person_reference = person.reference
        accounts.give(person, ACCOUNT, by=person.id)
        a_sign_in(person)
        a_role(Role.LEAD)
        first, second = an_organisation(), an_organisation()
        _succeeds(first, second)
        outbox.write(to=person.email, kind="code", subject="A code", body="123456")
        outbox.write(to=person.email, kind="address changed", subject="Your address", body=STRANGE)
        closed, receipt = a_consultation(stage=Stage.CLOSED), a_receipt()
        sheet = a_response(closed, STRANGE, receipt=receipt, may_publish=True)
        (text,) = db.session.scalars(select(SheetText).where(SheetText.sheet_key == sheet.key))
        a_quote(a_finding(closed), text)
        added = a_file(sheet, PDF)
        added_file = (added.file_key, added.lock)
        db.session.add(AnswerFile(key="b" * 32, version_id=sheet.version_id, size_bytes=9, sha256="0" * 64))
        a_concern(words=STRANGE)
        reference = a_consultation().reference
    with writing():
        consultation = consultations.one_whole(reference)
        assert consultation is not None
        document = documents.add_document(
            consultation, io.BytesIO(PDF), "what.pdf", title="What", language="en", by=None
        )
        file_key = document.key
    with writing():
        consultation = consultations.to_answer(reference)
        assert consultation is not None and consultation.version is not None
        draft = drafts.begin(consultation.version.id, drafts.new_key())
        draft.typed = {"better": {"value": STRANGE, "other": ""}}
        drafts.keep(drafts.begin(consultation.version.id, drafts.new_key()))
        sent = answering.send(consultation, draft, answered_in="en")
    return Filled(sent.code, receipt.code, file_key, added_file, _a_meeting(), reference, person_reference)


def _a_meeting() -> str:
    """One with hours, an item under one that came later, a paper, and a published record. The key of the paper."""
    with writing():
        meeting = a_past_meeting(pre_meet_begins=time(9, 30), pre_meet_ends=time(10), about=STRANGE)
        item = a_minuted_item(meeting)
        item.parent_id = a_minuted_item(meeting).id
        file = papers.File(io.BytesIO(PDF), "paper.pdf")
        paper = papers.add_paper(meeting, file, title="A paper", item=item, layer=Layer.PUBLIC, by=None)
        published(meeting)
        return paper.versions[0].key


def _succeeds(first: Organisation, second: Organisation) -> None:
    """The first points at one that came later."""
    first.successor_id = second.id


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key"


@pytest.fixture
def sealed(inside: Service, filled: Filled, key: Path, tmp_path: Path) -> Taken:
    """A backup of the world."""
    inside.config["BACKUP_TO"] = sealing.make_identity(key)
    return taking.take(tmp_path / "world.age", sealing.recipients(inside.config["BACKUP_TO"]))


Restore = Callable[..., Restored]


@pytest.fixture
def restore(inside: Service, key: Path) -> Restore:
    """``restore(path, place, give_up_waiting=True)``: put a backup in place of what a service has."""

    def put(path: Path, place: Service, **said: object) -> Restored:
        leave()
        with place.app_context():
            return restoring.restore(path, sealing.read_identity(key), Wishes(**said))  # type: ignore[arg-type]

    return put


@pytest.fixture
def fresh(inside: Service, make_app: Callable[..., Service], database: str) -> Callable[..., Service]:
    """``fresh()``: a service with nothing in it, on the same kind of database unless told otherwise."""

    def make(kind: str = database, **settings: object) -> Service:
        settings = {"KEYS": inside.config["KEYS"], **settings}
        place = make_app(kind, "restored", **settings)
        if kind == "postgresql":
            _emptied(place)
        return place

    return make


def _emptied(place: Service) -> None:
    with place.app_context():
        with writing():
            db.session.connection().exec_driver_sql("DROP SCHEMA public CASCADE")
            db.session.connection().exec_driver_sql("CREATE SCHEMA public")
        db.session.remove()
        db.engine.dispose()

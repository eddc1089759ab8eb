"""From a backup back to a working site: all of it, whichever database, and nothing that should not come along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from coprod import Service
from coprod.backup import columns, sealing, snapshot, taking
from coprod.backup.taking import Taken
from coprod.consultations import queries as consultations
from coprod.consultations.models import Document
from coprod.consultations.operations import answering
from coprod.core import files
from coprod.core.attachments import sealed as sealed_file
from coprod.core.audit import AuditRow
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.core.outbox import Mail
from coprod.meetings.models import AgendaItem, Meeting, ShownMeeting
from coprod.migrations import present
from coprod.payments.models import BankDetails
from coprod.payments.queries import payees
from coprod.people.models import Person, SignIn
from coprod.programmes.models import Organisation
from coprod.questionnaires.models import AnswerDraft, AnswerFile
from coprod.questionnaires.operations import receipts
from tests.domain.backup.conftest import ACCOUNT, PDF, STRANGE, Filled, Restore
from tests.factories.people import a_person

Fresh = Callable[..., Service]


def words_of(code: str) -> list[str]:
    found = receipts.find(code)
    return [] if found is None else [each["text"] for each in found.texts]


def test_everything_is_there_again_also_on_the_other_database(
    database: str, sealed: Taken, filled: Filled, fresh: Fresh, restore: Restore
) -> None:
    place = fresh("postgresql" if database == "sqlite" else "sqlite")
    with reading():
        said = words_of(filled.sent)
    assert said

    done = restore(sealed.path, place)

    assert done.sums == sealed.sums
    assert (done.waiting.usable, done.waiting.lost) == (1, 0)
    with place.app_context():
        with reading():
            person = db.session.scalars(select(Person).where(Person.reference == filled.person)).one()
            assert (person.name, person.safe_contact_note) == ("Łucja", STRANGE)
            # Whoever is to be paid can be paid: the key came along.
            assert payees.opened(db.session.scalars(select(BankDetails)).one()) == ACCOUNT
            document = db.session.scalars(select(Document)).one()
            for key in (document.key, filled.paper_key):
                assert (Path(place.config["UPLOADS"]) / key).read_bytes() == PDF
            shown = db.session.scalars(select(ShownMeeting)).one()
            assert shown.has_minutes and shown.shown["about"] == STRANGE
            meeting = db.session.scalars(select(Meeting)).one()
            assert (meeting.begins, meeting.pre_meet_begins) == (time(10), time(9, 30))
            child = db.session.scalars(select(AgendaItem).where(AgendaItem.parent_id.is_not(None))).one()
            assert child.parent_id and child.parent_id > child.id
            with sealed_file.unsealed(*filled.added) as added:
                assert added.read() == PDF
            # What waits cannot be opened again, and neither could a file that waits with it.
            assert db.session.scalars(select(AnswerFile.key)).all() == [filled.added[0]]
            assert words_of(filled.released) == [STRANGE]
            assert words_of(filled.sent) == said
            last = db.session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
            assert last is not None and last.deed == "restored from a backup"
        assert present.taken() == present.newest()
        db.engine.dispose()


def test_what_was_restored_goes_on_working(
    sealed: Taken, filled: Filled, fresh: Fresh, restore: Restore
) -> None:
    place = fresh()
    restore(sealed.path, place)

    with place.app_context():
        with writing():
            newest = a_person("Newest").id
        with reading():
            others = db.session.scalars(select(Person.id).where(Person.name != "Newest")).all()
        with writing():
            consultation = consultations.one(filled.consultation)
            assert consultation is not None
            assert answering.release(consultation, everything=True) == 1
        with pytest.raises(sa.exc.DBAPIError, match="A row of audit"), writing():
            db.session.execute(sa.text("DELETE FROM audit"))
        with pytest.raises(sa.exc.DBAPIError), writing():
            db.session.add(Organisation(reference="x", name="x", sector="nhs_provider", successor_id=999))
        db.engine.dispose()
    assert newest > max(others)


@pytest.mark.parametrize("database", ["sqlite"])
def test_every_table_that_tells_of_files_is_asked_for_them(inside: Service) -> None:
    with reading():
        telling = {
            shape.name
            for shape in columns.shapes(db.session.connection())
            if {"key", "size_bytes", "sha256"}
            <= {name.removeprefix("file_") for name, _kind in shape.columns}
        }

    assert {"consultation_document", "meeting_paper_version", "claim_file"} <= telling
    assert not [name for name in telling if f"FROM {name} " not in str(snapshot._FILES)]


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_is_true_only_now_does_not_come_along(sealed: Taken, fresh: Fresh, restore: Restore) -> None:
    with reading():
        assert db.session.scalars(select(SignIn)).first() and db.session.scalars(select(AnswerDraft)).first()
    place = fresh()

    restore(sealed.path, place)

    with place.app_context():
        with reading():
            for shape in columns.shapes(db.session.connection()):
                # The mark is there, and is a new one.
                left_out = shape.name in snapshot.LEFT_OUT and shape.name != "content_mark"
                assert not (left_out and db.session.scalar(shape.count())), shape.name
            assert db.session.scalars(select(Mail.kind)).all() == ["address changed"]
        db.engine.dispose()


@pytest.mark.parametrize("database", ["sqlite"])
def test_no_key_of_a_waiting_batch_is_in_a_backup(
    inside: Service, sealed: Taken, fresh: Fresh, restore: Restore, tmp_path: Path
) -> None:
    place = fresh(KEYS=str(tmp_path / "no keys"))

    restore(sealed.path, place, give_up_waiting=True)

    kept = [path.read_bytes() for path in Path(inside.config["KEYS"]).iterdir()]
    everything = b"".join(
        path.read_bytes() for path in Path(place.config["INSTANCE"]).rglob("*") if path.is_file()
    )
    assert kept and not any(key in everything for key in kept)


@pytest.mark.parametrize("database", ["sqlite"])
def test_with_the_keys_gone_it_asks_first_and_then_lets_people_answer_again(
    sealed: Taken, filled: Filled, fresh: Fresh, restore: Restore, tmp_path: Path
) -> None:
    place = fresh(KEYS=str(tmp_path / "no keys"))

    with pytest.raises(Refused, match=f"1 answers wait .* --give-up-waiting: {filled.consultation}"):
        restore(sealed.path, place)
    done = restore(sealed.path, place, give_up_waiting=True)

    assert (done.waiting.usable, done.waiting.lost) == (0, 1)
    with place.app_context():
        with reading():
            assert receipts.find(filled.sent) is None
            deeds = db.session.scalars(select(AuditRow.deed)).all()
            assert "waiting answers given up" in deeds
        db.engine.dispose()


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_file_that_is_being_removed_meanwhile_is_not_missed(
    inside: Service, filled: Filled, sealed: Taken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = snapshot._file
    turns = []

    def removed(file: snapshot.File, sums: snapshot.Sums) -> object:
        turns.append(file.key)
        if turns.count(filled.file_key) == 1 and file.key == filled.file_key:
            with writing():
                db.session.execute(sa.delete(Document))
            files.sweep({filled.added[0], filled.paper_key}, older_than_seconds=-1)
        return honest(file, sums)

    monkeypatch.setattr(snapshot, "_file", removed)
    again = taking.take(tmp_path / "again.age", sealing.recipients(inside.config["BACKUP_TO"]))

    assert turns.count(filled.file_key) == 1
    assert set(again.sums.files) == {filled.added[0], filled.paper_key}
    assert again.sums.rows["consultation_document"] == 0

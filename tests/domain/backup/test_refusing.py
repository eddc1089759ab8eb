"""What is not restored, and that nothing has changed then: a file that is not whole, a place that is not empty."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from coprod import Service
from coprod.backup import packing, restoring, sealing, swapping, taking
from coprod.backup.restoring import Wishes
from coprod.backup.taking import Taken
from coprod.core import clock, erasures
from coprod.core.db import db, reading, writing
from coprod.core.errors import Refused
from coprod.migrations import present
from coprod.people.models import Person
from coprod.site import privacy
from tests.domain.backup.conftest import Filled, Restore
from tests.factories.people import a_person

Fresh = Callable[..., Service]
pytestmark = pytest.mark.parametrize("database", ["sqlite"])


def state(place: Service) -> dict[str, str]:
    """Everything that lies in a service's folder, by its hash."""
    folder = Path(place.config["INSTANCE"])
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def check(path: Path, key: Path, **said: object) -> None:
    restoring.check(path, sealing.read_identity(key), Wishes(**said))  # type: ignore[arg-type]


def test_a_file_that_was_cut_short_or_changed_anywhere_is_refused(sealed: Taken, key: Path) -> None:
    whole, chance = sealed.path.read_bytes(), random.Random(7)
    broken = sealed.path.with_name("broken.age")

    for turn in range(20):
        at = chance.randrange(1, len(whole)) if turn else len(whole) - 1
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        for content in (whole[:at], bytes(changed), whole + whole[at:]):
            broken.write_bytes(content)
            with pytest.raises(Refused, match="Nothing was changed"):
                check(broken, key)


def test_another_key_opens_nothing(sealed: Taken, key: Path) -> None:
    other = key.with_name("other")
    sealing.make_identity(other)

    with pytest.raises(Refused, match="does not open with this key"):
        check(sealed.path, other)
    for content in (b"", b"not a key", b"\xff\xfe", other.read_bytes() * 2):
        key.write_bytes(content)
        with pytest.raises(Refused):
            check(sealed.path, key)


def test_nothing_has_changed_after_a_refusal(sealed: Taken, fresh: Fresh, restore: Restore) -> None:
    place = fresh()
    before = state(place)
    cut = sealed.path.with_name("cut.age")
    cut.write_bytes(sealed.path.read_bytes()[:-1])

    with pytest.raises(Refused):
        restore(cut, place)

    assert state(place) == before


def test_what_does_not_hold_what_it_says_is_refused(
    inside: Service, sealed: Taken, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = packing.part
    monkeypatch.setattr(packing, "part", lambda table, number, lines: honest(table, number, lines[:-1]))
    lying = taking.take(tmp_path / "lying.age", sealing.recipients(inside.config["BACKUP_TO"]))

    with pytest.raises(Refused, match="does not hold what it says"):
        check(lying.path, key)


def test_an_archive_of_something_else_is_refused(key: Path, sealed: Taken) -> None:
    other = sealed.path.with_name("other.age")
    for pieces in ([], [b"no archive"], [*packing.member("manifest.json", b'{"format": 99}'), packing.end()]):
        with other.open("wb") as out:
            sealing.seal(iter(pieces), out, [sealing.read_identity(key).to_public()])
        with pytest.raises(Refused):
            check(other, key)


def test_a_database_that_has_only_taken_its_steps_is_empty(inside: Service) -> None:
    assert swapping.how_full() == 0


def test_a_database_that_is_not_empty_is_replaced_only_when_told_so_and_kept_sealed(
    inside: Service, sealed: Taken, filled: Filled, restore: Restore
) -> None:
    with writing():
        a_person("Came later")
    with pytest.raises(Refused, match="--replace"):
        restore(sealed.path, inside)

    done = restore(sealed.path, inside, replace=True)

    assert done.replaced is not None
    with reading():
        names = {person.name for person in db.session.query(Person)}
    assert "Łucja" in names and "Came later" not in names
    db.engine.dispose()
    restore(done.replaced, inside, replace=True)
    with reading():
        assert "Came later" in {person.name for person in db.session.query(Person)}


def test_a_site_that_is_running_is_not_replaced(inside: Service, sealed: Taken, restore: Restore) -> None:
    running = sqlite3.connect(str(db.engine.url.database))
    running.execute("SELECT count(*) FROM person").fetchall()

    with pytest.raises(Refused, match="The site is running"):
        restore(sealed.path, inside, replace=True)
    running.close()

    restore(sealed.path, inside, replace=True)


def test_a_restore_that_breaks_off_changes_nothing_and_can_be_done_again(
    inside: Service, sealed: Taken, restore: Restore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(site: Service) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(swapping, "swap", broken)
        with pytest.raises(OSError, match="no space"):
            restore(sealed.path, inside, replace=True)
    with reading():
        there = db.session.query(Person).count()
    db.engine.dispose()
    assert there
    assert not (Path(inside.config["INSTANCE"]) / "restoring").exists()

    restore(sealed.path, inside, replace=True)


def test_a_backup_past_its_day_is_refused_until_told_otherwise(sealed: Taken, key: Path) -> None:
    with clock.at(datetime.now(UTC) + timedelta(days=35)):
        check(sealed.path, key)
    with clock.at(datetime.now(UTC) + timedelta(days=37)):
        with pytest.raises(Refused, match="--though-expired"):
            check(sealed.path, key)
        check(sealed.path, key, though_expired=True)


def test_a_backup_of_a_later_version_is_refused(
    sealed: Taken, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = present.steps()[:-1]
    monkeypatch.setattr(present, "steps", lambda: known)

    with pytest.raises(Refused, match="a version of the service that is not known"):
        check(sealed.path, key)


def test_a_file_that_was_exchanged_for_another_is_known_by_the_letter(sealed: Taken, key: Path) -> None:
    check(sealed.path, key, fingerprint=sealed.sha256.upper())
    with pytest.raises(Refused, match="fingerprint"):
        check(sealed.path, key, fingerprint="0" * 64)


def test_another_secret_in_the_environment_is_refused(sealed: Taken, fresh: Fresh, restore: Restore) -> None:
    place = fresh(SECRET_KEY="another secret than the one of the backup: 9876543210")

    with pytest.raises(Refused, match="SECRET_KEY is set"):
        restore(sealed.path, place)


def test_a_secret_that_a_new_machine_made_for_itself_gives_way(
    inside: Service, sealed: Taken, fresh: Fresh, restore: Restore
) -> None:
    made = "a secret that the new machine made for itself: 9876543210"
    place = fresh(SECRET_KEY=made)
    kept = Path(place.config["INSTANCE"]) / "secret.key"
    kept.write_text(made)

    restore(sealed.path, place)

    assert kept.read_text() == inside.config["SECRET_KEY"]
    assert kept.stat().st_mode & 0o077 == 0


@pytest.fixture
def call(inside: Service) -> Callable[..., Result]:
    return lambda *words: inside.test_cli_runner().invoke(args=["coprod", *map(str, words)])


def test_the_commands_say_what_they_did_and_old_backups_go(
    inside: Service, filled: Filled, call: Callable[..., Result], tmp_path: Path
) -> None:
    folder, key = tmp_path / "backups", tmp_path / "key"
    folder.mkdir()
    old = folder / "coprod-20260101T000000Z-until-2026-02-05.age"
    old.write_bytes(b"")
    assert "COPROD_BACKUP_TO" in call("backup", folder).output
    inside.config["BACKUP_TO"] = call("backup-key", key).output.split("COPROD_BACKUP_TO=")[1].strip()

    said = call("backup", folder)

    assert said.exit_code == 0, said.output
    (path,) = folder.iterdir()
    assert not old.exists() and old.name in said.output
    assert taking.fingerprint(path) in said.output
    assert path.stat().st_mode & 0o077 == 0 and key.stat().st_mode & 0o077 == 0
    checked = call("restore", path, "--key", key, "--only-check")
    assert checked.exit_code == 0 and "is whole" in checked.output
    assert call("restore", path, "--key", key).exit_code == 1
    assert call("backup-key", key).exit_code == 1, "a key was written over"
    restored = call("restore", path, "--key", key, "--replace")
    assert restored.exit_code == 0, restored.output
    assert "Erased again: people 0" in restored.output


def test_an_upload_that_is_gone_or_changed_makes_no_backup(
    inside: Service, filled: Filled, sealed: Taken, tmp_path: Path
) -> None:
    path = Path(inside.config["UPLOADS"]) / filled.file_key
    to = sealing.recipients(inside.config["BACKUP_TO"])
    content = path.read_bytes()

    for change in (content[:-1], content[:-1] + b"x", None):
        if change is None:
            path.unlink()
        else:
            path.write_bytes(change)
        with pytest.raises(Refused, match="Nothing was made"):
            taking.take(tmp_path / "none.age", to)
        assert [each.name for each in tmp_path.glob("*none*")] == []


def test_what_was_erased_in_the_database_that_is_replaced_is_erased_again(
    inside: Service, sealed: Taken, filled: Filled, restore: Restore
) -> None:
    erasures.file_path().unlink(missing_ok=True)
    with writing():
        privacy.forget(db.session.query(Person).filter_by(reference=filled.person).one(), by=None)
    erasures.file_path().unlink()

    done = restore(sealed.path, inside, replace=True)

    assert done.replayed.people == 1
    with reading():
        person = db.session.query(Person).filter_by(reference=filled.person).one()
        assert person.name == "" and person.forgotten_at is not None
        assert erasures.name("person", filled.person) in erasures.flat(erasures.known())

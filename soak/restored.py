"""Putting copies back into fresh places, and looking there for what people had been told before."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa

from coprod.backup import restoring, sealing
from coprod.backup.restoring import Wishes
from coprod.core.db import reading
from coprod.core.errors import Refused
from coprod.questionnaires.operations import receipts
from soak.copying import Keys, Try
from soak.world import World, made


def missing(each: Try, keys: Keys) -> int:
    """Restore a backup into a fresh place; how many of the codes from before open nothing, or something else there."""
    fresh, address = _fresh(keys.site, each)
    place = made(fresh, address, is_empty=True, KEYS=str(keys.folder))
    try:
        with place.app.app_context():
            restoring.restore(each.path, sealing.read_identity(keys.opener), Wishes())
            return _missing_in(each)
    finally:
        _away(keys.site, place, address)


def missing_in_copy(each: Try, keys: Keys) -> int:
    """The same for a copied SQLite file."""
    fresh, _address = _fresh(keys.site, each)
    place = made(fresh, is_empty=True, KEYS=str(keys.folder))
    shutil.copyfile(each.path, fresh / "coprod.db")
    try:
        with place.app.app_context():
            return _missing_in(each)
    except sa.exc.DatabaseError:
        return len(each.before)
    finally:
        _away(keys.site, place, "")


def is_refused(each: Try, keys: Keys) -> bool:
    """Whether a copy without one snapshot shows itself: it cannot be put back, or codes open nothing."""
    try:
        return missing(each, keys) > 0
    except (sa.exc.IntegrityError, Refused):
        return True


def _fresh(site: World, each: Try) -> tuple[Path, str]:
    folder = site.folder / f"restored-{each.path.name}"
    folder.mkdir()
    name = each.path.name.replace("-", "_").replace(".", "_")
    return folder, site.postgresql.address(f"restored_{name}") if site.postgresql else ""


def _missing_in(each: Try) -> int:
    with reading():
        return sum(1 for code, words in each.before.items() if not _opens(code, words))


def _opens(code: str, words: str) -> bool:
    found = receipts.find(code)
    return found is not None and [text["text"] for text in found.texts] == [words]


def _away(site: World, place: World, address: str) -> None:
    place.let_go()
    shutil.rmtree(place.folder, ignore_errors=True)
    if address and site.postgresql is not None:
        engine = sa.create_engine(site.postgresql.address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{sa.make_url(address).database}" WITH (FORCE)')
        engine.dispose()

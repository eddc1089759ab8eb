"""What was erased after a backup stays gone when that backup is restored (R15, T43).

One person with a word of their own in every field, and one answer with it in every text; a backup; both are erased;
the backup is restored in another place, where the list of erasures is repeated. Then that word is looked for, as it
is, in small letters, in base64 and in UTF-16, in every file and in every row. The control restores without the list.
"""

from __future__ import annotations

import base64
import secrets
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from coprod import Service
from coprod.backup import columns, restoring, sealing, snapshot, taking
from coprod.backup.restoring import Restored, Wishes
from coprod.consultations.operations import answering
from coprod.consultations.rules import Stage
from coprod.core import erasures, outbox
from coprod.core.db import db, settle, writing
from coprod.people.models import Person
from coprod.programmes.rules import Role
from coprod.questionnaires.models import SheetText
from coprod.questionnaires.operations import receipts
from coprod.site import privacy
from soak.report import Report, alone
from soak.world import DATABASES, World, made, world
from tests.factories.consultations import a_consultation, a_response
from tests.factories.people import a_person, a_sign_in
from tests.factories.programmes import a_membership, a_programme
from tests.factories.questionnaires import a_receipt
from tests.factories.themes import a_finding, a_quote

PROMISE = "Who was forgotten and what was taken back stays gone when an older backup is restored"


@dataclass(frozen=True)
class Marked:
    """A word that stands nowhere else, the person in whose every field it stands, and the code of the answer."""

    word: str
    person: int
    code: str


def marked(app: Service) -> Marked:
    """Write the word wherever one person and one answer can have words."""
    word = f"Canary{secrets.token_hex(8).upper()}Ö"
    receipt = a_receipt()
    with app.app_context(), writing():
        person = a_person(
            f"Rose {word}", email=f"{word.lower()}@people.example", telephone=f"01632 {word}",
            postal_address=f"1 {word} Street", safe_contact_note=word, demo_note=word,
        )  # fmt: skip
        db.session.add(person)
        a_sign_in(person)
        outbox.write(to=person.email, kind="news", subject=f"For {word}", body=f"Dear {word}")
        a_membership(person, a_programme(), Role.LIVED_EXPERIENCE)
        consultation = a_consultation(stage=Stage.CLOSED)
        sheet = a_response(consultation, f"I said {word}.", receipt=receipt, may_publish=True)
        (text,) = db.session.scalars(select(SheetText).where(SheetText.sheet_key == sheet.key))
        a_quote(a_finding(consultation), text)
        number = person.id
    return Marked(word, number, receipt.code)


def erase(app: Service, there: Marked) -> None:
    """Forget the person, and take the answer back, as they would ask for it."""
    with app.app_context():
        with writing():
            privacy.forget(db.session.get_one(Person, there.person), by=None)
        with writing():
            found = receipts.find(there.code)
            if found is None:
                raise LookupError("the answer was not there")
            answering.withdraw(found)
        settle()


def hits(app: Service, word: str) -> list[str]:
    """Where the word stands: files and tables. What is sealed for somebody elsewhere cannot tell, and is not read."""
    forms = list(_forms(word))
    found = []
    for path in sorted(Path(app.config["INSTANCE"]).rglob("*")):
        if path.is_file() and path.suffix != taking.ENDING and _stands(forms, path.read_bytes()):
            found.append(path.name)
    with app.app_context(), snapshot.one_moment() as connection:
        for shape in columns.shapes(connection):
            if any(_stands(forms, line) for line in snapshot.rows(connection, shape)):
                found.append(f"table {shape.name}")
    return found


def _forms(word: str) -> Iterator[bytes]:
    for written in {word, word.lower(), word.upper(), word.casefold()}:
        plain = written.encode()
        yield plain
        yield written.encode("utf-16-le")
        yield written.encode("utf-16-be")
        for before in range(3):
            # In base64 a word looks three ways, by where it begins. Letters that hold bits of a neighbour are cut off,
            # and no more: of a short word so few would be left that they stand in any sealed packet by chance.
            first, last = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
            yield base64.b64encode(bytes(before) + plain)[first:last]


def _stands(forms: list[bytes], content: bytes) -> bool:
    low = content.lower()
    return any(form in content or form.lower() in low for form in forms)


@dataclass(frozen=True)
class Sealed:
    """A backup and the key that opens it."""

    path: Path
    key: Path


def sealed(app: Service, folder: Path) -> Sealed:
    """A backup of the service."""
    key, path = folder / "key", folder / f"before{taking.ENDING}"
    public = sealing.make_identity(key)
    with app.app_context():
        taking.take(path, sealing.recipients(public))
    return Sealed(path, key)


def put_back(place: World, backup: Sealed, lists: tuple[Path, ...]) -> Restored:
    """Restore it in another place, with these lists of erasures."""
    with place.app.app_context():
        return restoring.restore(backup.path, sealing.read_identity(backup.key), Wishes(erasures=lists))


def run(report: Report, *, short: bool = False) -> None:
    """On each database; ``short`` is the same, since it takes seconds."""
    for database in DATABASES:
        with world(database) as site:
            there = marked(site.app)
            before = hits(site.app, there.word)
            backup = sealed(site.app, site.folder)
            erase(site.app, there)
            after = hits(site.app, there.word)
            with site.app.app_context():
                lists = (erasures.file_path(),)
            again = _hits_restored(site, backup, lists, there)
            without = _hits_restored(site, backup, (), there)
            report.figures(
                database, places_before=len(before), after_erasing=len(after), restored=len(again),
                restored_without_the_list=len(without),
            )  # fmt: skip
            report.must(f"{database}: erased here, the word stands nowhere ({', '.join(after)})", not after)
            report.must(f"{database}: restored, the word stands nowhere ({', '.join(again)})", not again)
            report.control(f"{database}: without the list it is back in {', '.join(without)}", bool(without))


def _hits_restored(site: World, backup: Sealed, lists: tuple[Path, ...], there: Marked) -> list[str]:
    name = "again" if lists else "without"
    folder = site.folder / name
    folder.mkdir()
    place = made(folder, site.postgresql.address(name) if site.postgresql else "", is_empty=True)
    try:
        put_back(place, backup, lists)
        return hits(place.app, there.word)
    finally:
        place.let_go()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(alone(PROMISE, run))

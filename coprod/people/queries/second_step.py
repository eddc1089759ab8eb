"""What somebody has for the second step of signing in."""

from __future__ import annotations

from typing import Any

from flask import current_app
from sqlalchemy import func, select

from coprod.core.db import db
from coprod.people.models import Authenticator, Passkey, Person, RecoveryCode
from coprod.people.rules.passkeys import Site, site_of
from coprod.people.rules.second_step import Ways


def ways(person_id: int) -> Ways:
    """How many passkeys, working apps and unused recovery codes somebody has."""
    row = db.session.execute(
        select(
            select(func.count()).select_from(Passkey).where(Passkey.person_id == person_id).scalar_subquery(),
            select(func.count())
            .select_from(Authenticator)
            .where(Authenticator.person_id == person_id, Authenticator.confirmed_at.is_not(None))
            .scalar_subquery(),
            select(func.count())
            .select_from(RecoveryCode)
            .where(RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
            .scalar_subquery(),
        )
    ).one()
    return Ways(*row)


def passkeys(person_id: int) -> list[Passkey]:
    """Somebody's passkeys, in the order in which they were added."""
    return list(
        db.session.scalars(select(Passkey).where(Passkey.person_id == person_id).order_by(Passkey.id))
    )


def passkey(person_id: int, credential_id: str) -> Passkey | None:
    """The passkey of this name, when it is this person's; locked until the transaction ends."""
    return db.session.scalars(
        select(Passkey)
        .where(Passkey.person_id == person_id, Passkey.credential_id == credential_id)
        .with_for_update()
    ).first()


def is_known(credential_id: str) -> bool:
    """Whether anybody has this passkey already."""
    asked = select(Passkey.id).where(Passkey.credential_id == credential_id)
    return db.session.scalars(asked).first() is not None


def apps(person_id: int, *, confirmed: bool = True) -> list[Authenticator]:
    """Somebody's apps that work (or, if told so, those that have not shown it yet), in the order of their adding."""
    is_so = Authenticator.confirmed_at.is_not(None) if confirmed else Authenticator.confirmed_at.is_(None)
    return list(
        db.session.scalars(
            select(Authenticator)
            .where(Authenticator.person_id == person_id, is_so)
            .order_by(Authenticator.id)
        )
    )


def new_app(person_id: int, reference: str) -> Authenticator | None:
    """One of somebody's own apps that has not yet shown that it works."""
    return next((each for each in apps(person_id, confirmed=False) if each.reference == reference), None)


def all_of(person_id: int) -> list[Passkey | Authenticator]:
    """Somebody's passkeys and working apps."""
    return [*passkeys(person_id), *apps(person_id)]


def everybodys() -> list[Passkey | Authenticator]:
    """All passkeys and apps that there are: for a restore, which looks for those that were taken away since."""
    return [
        *db.session.scalars(select(Passkey).order_by(Passkey.id)),
        *db.session.scalars(select(Authenticator).order_by(Authenticator.id)),
    ]


def way(person_id: int, reference: str) -> Passkey | Authenticator | None:
    """One of somebody's own passkeys or working apps."""
    return next((each for each in all_of(person_id) if each.reference == reference), None)


def salt(person_id: int) -> str | None:
    """What the recovery codes of somebody are hashed with; ``None`` when they have none left."""
    return db.session.scalars(
        select(RecoveryCode.salt)
        .where(RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
        .order_by(RecoveryCode.id)
        .limit(1)
    ).first()


def site() -> Site | None:
    """Where passkeys are good; ``None`` when our own address can have none."""
    return site_of(str(current_app.config["PUBLIC_ADDRESS"]))


def copy_of(person: Person) -> dict[str, Any]:
    """What is held of it, for the copy of somebody's data (domain rule D5); nothing that opens anything."""
    return {
        "ways": [
            {
                "kind": "passkey" if isinstance(each, Passkey) else "app",
                "name": each.name,
                "added_at": each.made_at.isoformat(timespec="seconds"),
                "used_at": each.used_at.isoformat(timespec="seconds") if each.used_at else None,
            }
            for each in all_of(person.id)
        ],
        "recovery_codes_left": ways(person.id).recovery_codes,
    }

"""Ways to answer that are not online (domain rule C11). They may be mended while people answer."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.consultations.models import Consultation, WayToAnswer
from coprod.consultations.operations.drafting import note
from coprod.consultations.operations.wording import english
from coprod.consultations.rules import Stage, WayKind
from coprod.core.db import db
from coprod.core.edition_writing import drop, put
from coprod.core.errors import Refused

MOST_WAYS = 12


def add_way(
    consultation: Consultation, kind: WayKind, text: str, *, by: int | None, key: str = ""
) -> WayToAnswer:
    """One more way, with real contact details in English. Errors: ``Refused`` without any."""
    _check(text)
    if len(consultation.ways) >= MOST_WAYS:
        raise Refused(_("There are 12 ways already. Remove one before you add another."))
    used = {each.key for each in consultation.ways}
    names = [kind.value, *(f"{kind.value}-{number}" for number in range(2, MOST_WAYS + 2))]
    way = WayToAnswer(
        consultation_id=consultation.id,
        key=key or next(name for name in names if name not in used),
        kind=kind,
        position=max((each.position for each in consultation.ways), default=0) + 1,
    )
    consultation.ways.append(way)
    put(english(consultation), {f"way.{way.key}.text": text})
    note(consultation, "way to answer added", by, way=way.key)
    return way


def change_way(consultation: Consultation, way: WayToAnswer, text: str, *, by: int | None) -> None:
    """Other contact details in English. Errors: ``Refused`` without any."""
    _check(text)
    put(english(consultation), {f"way.{way.key}.text": text})
    note(consultation, "way to answer changed", by, way=way.key)


def remove_way(consultation: Consultation, way: WayToAnswer, *, by: int | None) -> None:
    """Take a way away. Errors: ``Refused`` for the last one while people answer (domain rule C11)."""
    if consultation.stage is Stage.OPEN and len(consultation.ways) == 1:
        raise Refused(
            _("Keep at least one way to answer that is not online. Add another before you remove this.")
        )
    drop(consultation.editions, lambda name: name.startswith(f"way.{way.key}."))
    consultation.ways.remove(way)
    db.session.delete(way)
    note(consultation, "way to answer removed", by, way=way.key)


def _check(text: str) -> None:
    if not text.strip():
        raise Refused(_("Say how: a telephone number, an address or a place, and when."))

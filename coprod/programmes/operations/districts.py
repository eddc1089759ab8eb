"""The districts of a programme and who helps there: one more, another one as it is now, one less (domain rule F8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from coprod.core import clock, districts, overtaken, secret
from coprod.core.districts import District
from coprod.core.errors import Refused
from coprod.core.settings import Scope
from coprod.programmes.models import Programme
from coprod.programmes.operations.settings import set_value


def write_district(
    programme: Programme,
    told: Mapping[str, Any],
    *,
    by: int,
    reference: str | None = None,
    seen: str | None = None,
) -> str:
    """A district as it is from today on; a new one without a ``reference``. Returns its reference.

    Errors: ``Refused`` when it has gone meanwhile, has changed since it was ``seen``, or its name is there already.
    """
    held = districts.of(programme.id)
    before = next((each for each in held if each.reference == reference), None)
    if reference is not None and before is None:
        raise Refused(_("Somebody has taken this district off the list meanwhile."))
    overtaken.refuse_if_changed(as_seen(before), seen)
    if any(_alike(each, told["name"]) for each in held if each.reference != reference):
        raise Refused(_("There is a district of this name already. Change that one."))
    written = {**told, "reference": reference or secret.reference()}
    others = [each.stored() for each in held if each.reference != reference]
    _keep(programme, [*others, written], f"{told['name']}: {told['source']}", by)
    return str(written["reference"])


def remove_district(programme: Programme, district: District, *, by: int) -> None:
    """Take a district off the list. Whoever lives there finds what is there for everybody."""
    left = [each.stored() for each in districts.of(programme.id) if each.reference != district.reference]
    _keep(programme, left, _("%(name)s was taken off the list", name=district.name), by)


def as_seen(district: District | None) -> dict[str, str]:
    """A district as a fingerprint is taken of it."""
    return {key: str(value) for key, value in district.stored().items()} if district else {}


def _alike(district: District, name: str) -> bool:
    return district.name.casefold() == name.strip().casefold()


def _keep(programme: Programme, listed: list[dict[str, Any]], source: str, by: int) -> None:
    set_value(
        districts.DISTRICTS,
        listed,
        scope=Scope.PROGRAMME,
        number=programme.id,
        from_day=clock.today(),
        to_day=None,
        review_by=None,
        source=source,
        by=by,
    )

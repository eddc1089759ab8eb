"""Rules about a viewer and somebody with a name here."""

from __future__ import annotations

from typing import Any

from coprod.core.rules import Viewer, rule
from coprod.programmes.permissions import is_an_administrator
from coprod.programmes.rules import Role


@rule("leads a programme in which the person takes part")
def leads_them(viewer: Viewer, thing: Any) -> bool:
    return any(viewer.has(Role.LEAD.value, number) for number in thing.programmes)


@rule("the person gets no e-mail from us")
def gets_no_email(viewer: Viewer, thing: Any) -> bool:
    return thing.person.mail_address is None and thing.person.forgotten_at is None


knows_them = is_an_administrator | leads_them
# Whoever can say it themselves does so, and nobody else looks (domain rule A1).
write_down_needs = knows_them & gets_no_email

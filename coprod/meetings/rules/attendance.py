"""Who was there, how, and for how long (domain rules M4, M5, M8)."""

from __future__ import annotations

import enum

from coprod.core.words import _l


class Presence(enum.Enum):
    """Whether somebody was there."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


PRESENCE_WORDS = {
    Presence.PRESENT: _l("There"),
    Presence.APOLOGIES: _l("Sent apologies"),
    Presence.ABSENT: _l("Not there"),
}


class Mode(enum.Enum):
    """How somebody was there."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    TELEPHONE = "telephone"


MODE_WORDS = {
    Mode.IN_PERSON: _l("In the room"),
    Mode.ONLINE: _l("Online"),
    Mode.TELEPHONE: _l("By telephone"),
}

"""A meeting from the first plan to the day: its kinds, its moves, and the clock of its papers (domain rule M3)."""

from __future__ import annotations

import enum
from datetime import date, time

from coprod.core import settings
from coprod.core.states import Moves
from coprod.core.words import _l
from coprod.core.working_days import Nation, working_days_before


class Kind(enum.Enum):
    """What sort of coming together it is. Only a meeting belongs to a group."""

    MEETING = "meeting"
    WORKSHOP = "workshop"
    OUTREACH = "outreach"


KIND_WORDS = {
    Kind.MEETING: _l("Meeting"),
    Kind.WORKSHOP: _l("Workshop"),
    Kind.OUTREACH: _l("Outreach: we come to people"),
}


class Stage(enum.Enum):
    """What somebody decided about a meeting. Whether it is over follows from its day and hour."""

    PLANNED = "planned"
    CALLED = "called"
    CANCELLED = "cancelled"


STAGE_WORDS = {
    Stage.PLANNED: _l("Being planned"),
    Stage.CALLED: _l("Called"),
    Stage.CANCELLED: _l("Cancelled"),
}
STAGE_TAGS = {Stage.PLANNED: "draft", Stage.CALLED: "open", Stage.CANCELLED: "stopped"}

MEETINGS: Moves[Stage] = Moves(
    {
        "call": ([Stage.PLANNED], Stage.CALLED, _l("Call the meeting and send the invitations")),
        "move": ([Stage.CALLED], Stage.CALLED, _l("Change the day, the time or the place")),
        "cancel": ([Stage.PLANNED, Stage.CALLED], Stage.CANCELLED, _l("Cancel the meeting")),
    }
)


class Layer(enum.Enum):
    """Who may read something of a meeting, from the widest circle to the smallest (domain rule M7)."""

    PUBLIC = "public"
    MEMBERS = "members"
    RESTRICTED = "restricted"


LAYER_WORDS = {
    Layer.PUBLIC: _l("Everybody"),
    Layer.MEMBERS: _l("Members of the group"),
    Layer.RESTRICTED: _l("Only those who chair, take the minutes or lead the programme"),
}
# From the widest to the smallest: whoever may read one may read all before it.
LAYERS = (Layer.PUBLIC, Layer.MEMBERS, Layer.RESTRICTED)


def readable(by: Layer) -> tuple[Layer, ...]:
    """The layers that whoever belongs to one may read."""
    return LAYERS[: LAYERS.index(by) + 1]


def not_wider(than: Layer) -> tuple[Layer, ...]:
    """The layers that something under an item of this layer can have: an item is never a way around its own circle."""
    return LAYERS[LAYERS.index(than) :]


# Domain rule M3.
PAPER_WORKING_DAYS = settings.Key(
    "meetings.paper_working_days",
    settings.whole_number,
    5,
    _l("How many working days before a meeting its papers must be there"),
)


def papers_due(on_day: date, working_days: int, nation: Nation) -> date:
    """The last day on which a paper is not late (domain rule M3). Bank holidays and weekends do not count."""
    return working_days_before(on_day, working_days, nation)


def minutes_between(begins: time, ends: time) -> int:
    """How long something lasts, in minutes by the clock on the wall. No meeting goes past midnight."""
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute

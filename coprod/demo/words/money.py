"""What people did in their roles and claimed for it, and what became of the money. All of it is invented."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from coprod.demo.words.people import BOARD
from coprod.demo.words.roles import AT_THE_TABLES, REHABILITATION, WORKSHOPS

TRUST_CARD = "NHS mental health services"
CARDS = {
    BOARD: ("Involvement rates", "Paying people for involvement", "2"),
    TRUST_CARD: ("People participation rates", "People participation policy", "1"),
}
HALF_DAY, WORKSHOP, HOUR = "Half day or day", "Workshop", "Hour"
# From so many days ago on half a day pays £80 and not £75: it was decided later than it holds.
RISE = (-50, -6, 8000, 16000)

FFION = "Ffion Garstangle"
# Invented: no bank has these sort codes.
ACCOUNTS = {
    "partner-lancashire": ("J Fairclough-Penney", "00-00-01", "40817263"),
    FFION: ("F Garstangle", "00-00-02", "55120934"),
    **{
        name: (name, f"00-00-{place:02}", f"{61204470 + 137 * place}")
        for place, name in enumerate(AT_THE_TABLES, 3)
    },
}
WILF, BRONAGH, IMTIAZ, PRUE, _OSSIE, _HALINA = AT_THE_TABLES
# As whom the finance system knows people; for the newest a payer has still to tell it.
PAYEES = {
    who: f"P-10{number}" for number, who in enumerate(("partner-lancashire", FFION, *AT_THE_TABLES[:5]), 41)
}


class Spending(TypedDict):
    """One thing that somebody spent."""

    kind: str
    pence: NotRequired[int]
    miles: NotRequired[int]
    minutes: NotRequired[int]
    from_place: NotRequired[str]
    to_place: NotRequired[str]
    words: NotRequired[str]


class Done(TypedDict):
    """Some work, and the claim for it. Days count from the day of loading; what is left out did not happen."""

    who: str
    role: str
    title: str
    on: int
    minutes: int
    ready: NotRequired[int]
    claimed: NotRequired[int]
    choice: NotRequired[str]
    lower: NotRequired[int]
    charity: NotRequired[str]
    spent: NotRequired[list[Spending]]
    asked: NotRequired[tuple[str, str]]
    approved: NotRequired[int]


WORK: list[Done] = [
    # Story 7: 3 h 10 of a workshop, 34 miles, somebody who cared in the meantime; a lower amount; paid in seven days.
    {
        "who": "carer",
        "role": WORKSHOPS,
        "title": "Workshop in Preston: the first letter",
        "on": -24,
        "minutes": 190,
        "claimed": -22,
        "choice": "lower",
        "lower": 2500,
        "spent": [
            {"kind": "car", "miles": 34, "from_place": "Accrington", "to_place": "Preston"},
            {
                "kind": "replacement_care",
                "pence": 3600,
                "minutes": 240,
                "words": "A neighbour sat with my brother.",
            },
        ],
        "asked": (
            "Was it one journey there and back, or two?",
            "There and back once. It is 17 miles each way.",
        ),
        "approved": -19,
    },
    # Story 8: this one comes back from the bank, and is made again once.
    {
        "who": "partner-lancashire",
        "role": REHABILITATION,
        "title": "Panel: the first meeting",
        "on": -76,
        "minutes": 180,
        "ready": 30,
        "claimed": -75,
        "spent": [{"kind": "fare", "pence": 460, "from_place": "Preston", "to_place": "Blackpool"}],
        "approved": -72,
    },
    # What a later rate is worth to this one waits to be approved.
    {
        "who": "partner-lancashire",
        "role": REHABILITATION,
        "title": "Panel: what a day looks like",
        "on": -46,
        "minutes": 180,
        "ready": 30,
        "claimed": -44,
        "approved": -40,
    },
    {
        "who": FFION,
        "role": REHABILITATION,
        "title": "Panel: the first meeting",
        "on": -76,
        "minutes": 180,
        "ready": 30,
        "claimed": -70,
        "choice": "donate",
        "charity": "Blackpool Night Kitchen",
        "approved": -68,
    },
    {
        "who": "carer",
        "role": WORKSHOPS,
        "title": "Workshop in Preston: coming home",
        "on": -52,
        "minutes": 175,
        "claimed": -51,
        "spent": [{"kind": "parking", "pence": 320, "words": "The machine gave no ticket."}],
        "approved": -48,
    },
    # Waits for an approver.
    {
        "who": FFION,
        "role": REHABILITATION,
        "title": "Panel: who visits",
        "on": -12,
        "minutes": 180,
        "ready": 30,
        "claimed": -4,
        "spent": [{"kind": "car", "miles": 12, "from_place": "Fleetwood", "to_place": "Blackpool"}],
    },
    # Done and not claimed for yet: it stands among what she can claim for.
    {
        "who": "carer",
        "role": WORKSHOPS,
        "title": "Workshop in Preston: who rings back",
        "on": -9,
        "minutes": 200,
    },
    {
        "who": "partner-lancashire",
        "role": REHABILITATION,
        "title": "Panel: who visits",
        "on": -12,
        "minutes": 180,
        "ready": 30,
    },
]

# The first workshop, of everybody who writes at its tables: some went by bus.
WORK += [
    {
        "who": who,
        "role": WORKSHOPS,
        "title": "Workshop in Preston: what we ask",
        "on": -82,
        "minutes": 170,
        "claimed": -80 + place % 3,
        "spent": [{"kind": "fare", "pence": 380, "from_place": "Leyland", "to_place": "Preston"}]
        if place % 2
        else [],
        "approved": -72,
    }
    for place, who in enumerate(AT_THE_TABLES)
]
WORK += [
    # In a run that waits for its second person.
    {
        "who": BRONAGH,
        "role": WORKSHOPS,
        "title": "Workshop in Preston: who rings back",
        "on": -9,
        "minutes": 200,
        "claimed": -8,
        "spent": [{"kind": "fare", "pence": 380, "from_place": "Leyland", "to_place": "Preston"}],
        "approved": -5,
    },
    # Approved, and in no run yet.
    {
        "who": WILF,
        "role": WORKSHOPS,
        "title": "Workshop in Preston: who rings back",
        "on": -9,
        "minutes": 200,
        "claimed": -6,
        "approved": -1,
    },
]

# Around the end of the last month that is over for some days (story 8). Days count from its last day.
MONTH_END: list[Done] = [
    # Claimed and approved before it ends, paid afterwards.
    {
        "who": WILF,
        "role": WORKSHOPS,
        "title": "Workshop in Preston: at the table",
        "on": -14,
        "minutes": 180,
        "claimed": -12,
        "spent": [{"kind": "car", "miles": 22, "from_place": "Chorley", "to_place": "Preston"}],
        "approved": -1,
    },
    # Claimed before it ends, approved afterwards.
    {
        "who": IMTIAZ,
        "role": WORKSHOPS,
        "title": "Workshop in Preston: at the table",
        "on": -14,
        "minutes": 180,
        "claimed": -3,
        "approved": 3,
    },
    # Worked before it ends, claimed afterwards.
    {
        "who": PRUE,
        "role": WORKSHOPS,
        "title": "Workshop in Preston: at the table",
        "on": -14,
        "minutes": 180,
        "claimed": 4,
        "spent": [{"kind": "fare", "pence": 620, "from_place": "Ormskirk", "to_place": "Preston"}],
        "approved": 6,
    },
]

# Runs: when one is made, confirmed and written, and when everything in it went; and what came back, when, and why.
RUNS = ((-67, -66, -65), (-58, -57, -56), (-38, -37, -36), (-18, -17, -15))
RUN_THAT_WAITS = -1
CAME_BACK = (-61, "partner-lancashire", "The bank says that the account was closed.")
NEW_ACCOUNT = (-60, ("J Fairclough-Penney", "00-00-01", "40817299"))

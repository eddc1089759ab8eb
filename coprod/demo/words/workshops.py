"""Two events that anybody can come to: a workshop that is over, with what was said at its tables, and one to come."""

from typing import TypedDict

from coprod.demo.words.people import LANCASHIRE

PROGRAMME = LANCASHIRE
SUPPORTER = "Joss, by the tea table, or 01632 960587"


class Happening(TypedDict):
    """An event, as people are told of it, and who came to it: how many by whose voice."""

    key: str
    kind: str
    title: str
    about: str
    days: int
    venue: str
    access: str
    came: dict[str, int]
    notes: list[tuple[str, str]]


EVENTS: list[Happening] = [
    {
        "key": "crisis-card",
        "kind": "workshop",
        "title": "What should stand on a card for bad days?",
        "about": (
            "We make a card of the size of a bank card, with what helps you on a bad day. What you say decides what it "
            "asks, and how it looks."
        ),
        "days": -27,
        "venue": "The Old Tram Shed, Preston",
        "access": "No steps. A quiet room. Tea, coffee and something to eat.",
        "came": {"lived_experience": 14, "carer": 6, "vcfse": 2, "staff": 3},
        "notes": [
            (
                "Table 1: what it asks",
                "Not “who is your next of kin” first. First: what helps, and what makes it worse. One person said: my dog's name.",
            ),
            (
                "Table 2: how it looks",
                "No logo on the outside. It falls out of a purse in a shop. Letters that can be read without glasses.",
            ),
            ("Table 3: carers", "A line for the carer: ring me before, and not after."),
        ],
    },
    {
        "key": "market",
        "kind": "outreach",
        "title": "At the market: how was your first call?",
        "about": (
            "We stand between the bread and the flowers and listen. Say as much or as little as you like. Nobody writes "
            "down who you are."
        ),
        "days": 16,
        "venue": "Blackburn Market, the stall by the east door",
        "access": "Level ground. Somebody there speaks Urdu, somebody Polish.",
        "came": {},
        "notes": [],
    },
]

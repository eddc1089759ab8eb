"""The shapes the demo's words come in, so that a missing or misspelt field is found before loading."""

from typing import NotRequired, TypedDict

Words = dict[str, str]
"""Field → words, or language → words."""

Editions = dict[str, Words]
"""Language → field → words."""

Section = TypedDict(
    "Section",
    {"id": str, "en": Words, "ur": Words, "en-easy": Words, "questions": "list[Question]"},
    total=False,
)
Question = TypedDict(
    "Question",
    {
        "id": str,
        "kind": str,
        "en": Words,
        "ur": Words,
        "en-easy": Words,
        "options": "list[Choice]",
        "points": int,
    },
    total=False,
)
Choice = TypedDict(
    "Choice",
    {"id": str, "en": str, "ur": str, "en-easy": str, "other": bool, "prefer_not": bool},
    total=False,
)

Option = TypedDict(
    "Option", {"key": str, "status": str, "en": Words, "ur": Words, "en-easy": Words}, total=False
)
"""One way the service could be made; ``status`` is live or discarded (domain rule C2)."""

Way = TypedDict("Way", {"kind": str, "en": str, "ur": str, "en-easy": str}, total=False)
"""A way of taking part other than online (domain rule C11)."""


class Named(TypedDict):
    """An aim or a workstream."""

    key: str
    en: Words
    ur: Words


class Partner(TypedDict):
    """An organisation or a group of people in a programme, by sector (domain rule T8)."""

    name: str
    sector: str
    acronym: NotRequired[str]
    note: NotRequired[str]


class Verdict(TypedDict):
    """The answer to a finding."""

    verdict: str
    why: str
    by: str
    after_days: int


class Commitment(TypedDict):
    """What was promised, by which role in which organisation."""

    what: str
    owner: str
    organisation: str
    due_days: int


class Change(TypedDict):
    """What was done, and what shows it."""

    what: str
    evidence: str
    done_days: int


class Review(TypedDict):
    """What the independent reviewer made of it."""

    verdict: str
    why: str
    days: int


class TakenBack(TypedDict):
    """Whose words were quoted, and then taken back with their code."""

    words: str
    days: int


class Finding(TypedDict):
    """What was heard, with everything that became of it."""

    key: str
    en: Words
    ur: NotRequired[Words]
    how_many: int
    quotes: list[str]
    answer: Verdict
    commitment: Commitment | None
    change: Change | None
    reported: NotRequired[Change]
    """What was reported yesterday, and waits for somebody else to read its evidence."""
    review: Review | None
    taken_back: NotRequired[TakenBack]


class Answer(TypedDict):
    """One person's answers to a questionnaire."""

    channel: str
    language: str
    answers: dict[str, str | int | list[str]]
    other: dict[str, str]


class Person(TypedDict):
    """Someone in the demo world. Nobody real."""

    key: str
    name: str
    email: str | None
    telephone: str
    role: str
    programme: str | None
    organisation: str
    blurb: str


class Form(TypedDict):
    """A feedback form that is always open, and who reads what is said with it."""

    slug: str
    programme: str
    workstream: str
    opens_in_days: int
    friends_and_family: bool
    en: Words
    ur: Words
    rota: dict[str, str]
    """Part → person, for the whole programme from then on."""


class Deed(TypedDict):
    """What somebody did with something that was said, so many working days after it.

    ``by`` is somebody on the staff; without it, it is the person themself, with their code.
    """

    days: int
    at: str
    do: str
    by: NotRequired[str]
    text: NotRequired[str]
    words: NotRequired[Words]


class Said(TypedDict):
    """Something that somebody said with a feedback form. ``days`` is moved back to a working day.

    ``story`` names one whose code a visitor may try.
    """

    form: str
    days: int
    at: str
    answers: dict[str, str]
    channel: NotRequired[str]
    language: NotRequired[str]
    reach: NotRequired[dict[str, str]]
    story: NotRequired[str]
    then: NotRequired[list[Deed]]

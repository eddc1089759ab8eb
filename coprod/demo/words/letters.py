"""Story 5: the group on letters. The co-chair corrects the minutes, the discharge letter changes, an interpreter is there."""

from typing import NotRequired, TypedDict

from coprod.demo.words.people import CORNWALL

PROGRAMME = CORNWALL
KEY = "letters"
CHAIR, CO_CHAIR, MINUTE_TAKER = "chair-letters", "co-chair-letters", "manager-cornwall"
BY_POST = "3 Example Row, Bude"
VENUE = "The Lander Hall, Truro"
ACCESS = "No steps, and a lift to the toilets. A quiet room next door with a kettle. Ten minutes’ walk from the buses."
LINK = "https://meet.cornwall.example/letters"
SUPPORTER = "Kerensa, 07700 900 123. She is there from 9:15 and after the meeting."
# With whom each kind of need is arranged, and what is good to know about it.
BOOKED = {
    "bsl": ("Two interpreters, by the interpreters’ office", "They ask for the papers three days before."),
    "captions": ("The captioner who was there last time", ""),
    "care_cover": ("The carers’ support, from nine to one", ""),
    "breaks": ("", "At eleven, for ten minutes."),
    "paper": ("", "Posted eight days before."),
    "large_print": ("", "Printed with the pack."),
}
# Who has said already that they come to the next meeting.
SAY_ALREADY = {"co-chair-letters": "in_person", "partner-cornwall": "online"}
# What looks like somebody's name in the minutes and is none.
NO_NAMES = frozenset({"Bude", "St Austell", "GP"})
WORKSTREAM = "complex_emotional_difficulties"
RECEIVER = "NHS mental health services"
# Begun so many days before today; its terms are agreed at its first meeting.
BEGINS = -140

GROUP = {
    "name": "Letters that people can read",
    "about": (
        "People who have had letters from the team, carers and staff look at every kind of letter that the team sends, "
        "and say how it should be written. What we decide goes to the team, and the team answers."
    ),
}
TERMS = {
    "aim": "Every letter that the team sends can be read by the person it is about, and says what happens next.",
    "in_scope": "All letters and forms of the complex emotional difficulties team, and who gets a copy of them.",
    "out_of_scope": "Who is offered which treatment. Single people’s care: for that there is a care plan and its review.",
    "membership": (
        "At least two people with lived experience and two carers, staff of the team, and somebody from a voluntary "
        "organisation. Somebody with lived experience always chairs together with somebody from the team."
    ),
    "frequency": "About every five weeks, for two hours, in Truro and online. Nobody has to come to each meeting.",
    "behaviours": (
        "One person speaks at a time. Short words. A break every 45 minutes. You can leave and come back without a reason."
    ),
    "confidentiality": (
        "What is learnt here may be told, and who said it may not. Nobody tells their story unless they want to."
    ),
    "receives": "The head of the team gets our decisions. The team says within 28 days what it does, and why if it does not.",
}
QUORUM = {"lived_experience": 2, "carer": 1, "staff": 1}
ANSWER_WITHIN_DAYS = 28


class Sits(TypedDict):
    """Somebody's place in the group."""

    person: str
    role: str
    office: NotRequired[str]
    called: NotRequired[str]
    is_named: NotRequired[bool]


MEMBERS: list[Sits] = [
    {"person": "chair-letters", "role": "staff", "office": "chair", "is_named": True},
    {"person": "co-chair-letters", "role": "lived_experience", "office": "co_chair", "is_named": True},
    {"person": "manager-cornwall", "role": "staff", "office": "minute_taker"},
    {"person": "deaf-partner", "role": "lived_experience", "is_named": True},
    {"person": "partner-cornwall", "role": "lived_experience", "called": "Robin"},
    {"person": "carer-cornwall", "role": "carer"},
    {"person": "carer-by-post", "role": "carer"},
    {"person": "deputy-cornwall", "role": "vcfse"},
]

# What people need, and whether it may be seen by whoever arranges a meeting.
NEEDS: dict[str, list[tuple[str, str]]] = {
    "deaf-partner": [("bsl", "I sign. Two interpreters when it is longer than an hour.")],
    "carer-by-post": [
        ("paper", "By post, a week before."),
        ("large_print", "Large print, black on yellow if you can."),
        ("care_cover", "Somebody to be with my brother on meeting days."),
    ],
    "partner-cornwall": [("captions", "I join online with captions."), ("breaks", "A break in the middle.")],
}


class Item(TypedDict):
    """One item of an agenda, and what became of it."""

    title: str
    about: NotRequired[str]
    purpose: NotRequired[str]
    minutes: int
    leader: NotRequired[str]
    layer: NotRequired[str]
    lived: NotRequired[bool]
    text: NotRequired[str]
    decision: NotRequired[dict[str, str]]
    # What the body that gets the group's decisions answered, so many days after the meeting.
    answer: NotRequired[dict[str, str | int]]
    action: NotRequired[dict[str, str | int]]


class Told(TypedDict):
    """One meeting of the group."""

    title: str
    days: int
    about: str
    items: list[Item]
    # Who was there and how; everybody else sent apologies.
    there: NotRequired[dict[str, str]]
    summary: NotRequired[str]
    easy: NotRequired[list[tuple[str, str]]]


FIRST: Told = {
    "title": "What is in the post now",
    "days": -82,
    "about": "We bring letters that we got, with names cut out, and read them together.",
    "there": {
        "chair-letters": "in_person",
        "co-chair-letters": "in_person",
        "manager-cornwall": "in_person",
        "deaf-partner": "in_person",
        "partner-cornwall": "online",
        "carer-cornwall": "online",
    },
    "items": [
        {
            "title": "Letters that people brought",
            "purpose": "discussion",
            "minutes": 45,
            "leader": "co-chair-letters",
            "lived": True,
            "text": (
                "We read nine letters. Seven of them begin with a diagnosis. Two of them say on the first page what "
                "happens next.\n\nOne person said: “It was written about me and not to me.” A carer said that the "
                "number to call stood on page three, in grey."
            ),
        },
        {
            "title": "What a letter at the end of care is for",
            "purpose": "discussion",
            "minutes": 30,
            "leader": "chair-letters",
            "text": (
                "Staff said that the letter is written for the GP, and that the person gets a copy. People with lived "
                "experience said that it should be the other way round. Nobody spoke against that."
            ),
            "action": {
                "words": "Write a first letter of one page, to the person and with a copy to the GP.",
                "owner": "chair-letters",
                "due": 28,
                "done": "The first letter was on the table at the next meeting.",
                "done_days": -45,
            },
        },
    ],
    "summary": (
        "We read letters that people got from the team. Most begin with a diagnosis, and few say what happens next. "
        "A letter should be written to the person, and the GP gets a copy. Demelza writes a first one."
    ),
}

SECOND: Told = {
    "title": "A letter of one page",
    "days": -40,
    "about": "We look at the new letter at the end of care, and decide whether the team uses it.",
    "there": {
        "chair-letters": "in_person",
        "co-chair-letters": "in_person",
        "manager-cornwall": "in_person",
        "deaf-partner": "in_person",
        "carer-cornwall": "online",
        "deputy-cornwall": "online",
    },
    "items": [
        {
            "title": "The new letter, read aloud and signed",
            "about": "Talan reads it aloud and Wenna tells us what stays unclear when it is signed.",
            "purpose": "discussion",
            "minutes": 40,
            "leader": "co-chair-letters",
            "lived": True,
            "text": (
                "Talan read the letter aloud. Two words could not be signed: “formulation” and “step down”. They are "
                "taken out.\n\nGwen Hosking had asked before the meeting whether people may refuse a copy to the GP. They may."
            ),
        },
        {
            "title": "Do we use it?",
            "purpose": "decision",
            "minutes": 30,
            "leader": "chair-letters",
            "lived": True,
            "text": (
                "Everybody was for the letter. Members agreed that people get a copy of the letter.\n\nThe team begins with it "
                "at the start of next month."
            ),
            "decision": {
                "words": (
                    "The letter at the end of care is one page. It is written to the person, begins with who to call, and "
                    "is read to them before it is sent."
                ),
                "decided_by": "The group, with the head of the team",
                "how": "consensus",
                "influence": "changed",
                "influence_words": (
                    "Staff had planned a shorter letter to the GP. People with lived experience asked that it be "
                    "written to the person, and that they hear it first."
                ),
                "advice": "yes",
            },
            "answer": {
                "verdict": "accepted",
                "words": (
                    "We do it, because people told us that they did not know who to call. The letter before was for "
                    "the GP, and nobody read it to the person."
                ),
                "by": "The head of the team",
                "days": 21,
            },
            "action": {
                "words": "Show the letter to the carers’ group in St Austell, and bring back what they say.",
                "owner": "carer-cornwall",
                "due": 30,
            },
        },
        {
            "title": "A complaint about one letter",
            "purpose": "information",
            "minutes": 15,
            "leader": "chair-letters",
            "layer": "restricted",
            "text": "The team answers it this week. What it teaches us comes back without a name.",
        },
    ],
    "summary": (
        "The letter at the end of care is now one page. It is written to the person. It begins with who to call. Somebody "
        "reads it to the person before it is sent. Two hard words were taken out because they could not be signed."
    ),
    "easy": [
        ("letter", "The team sends a letter when your care ends."),
        ("people", "The new letter is written to you."),
        ("telephone", "It begins with who you can call."),
        ("speech", "Somebody reads it to you before they send it."),
        ("tick", "You can say what should be changed."),
    ],
}
# The co-chair finds a passage that says less than was agreed; the chair accepts.
CORRECTION = {
    "item": "Do we use it?",
    "passage": "Members agreed that people get a copy of the letter.",
    "proposed": "Members agreed that people see the letter before it is sent, and can ask for changes.",
    "why": "We did not agree on a copy. We agreed that people see it first.",
    "ruling": "That is what was said. I had it in my notes as well.",
}
# A name that stands in the minutes and was not at the meeting.
NAME = {"name": "Gwen Hosking", "instead": "Somebody", "why": "She asked in private."}

THIRD: Told = {
    "title": "Does the letter work?",
    "days": -6,
    "about": "The first 20 letters have gone out. What do people say?",
    "there": {
        "chair-letters": "in_person",
        "co-chair-letters": "online",
        "manager-cornwall": "in_person",
        "deaf-partner": "in_person",
        "partner-cornwall": "online",
        "carer-cornwall": "in_person",
        "carer-by-post": "in_person",
    },
    "items": [
        {
            "title": "What people said about the first 20 letters",
            "purpose": "discussion",
            "minutes": 45,
            "leader": "deaf-partner",
            "lived": True,
            "text": (
                "14 of the 20 people were asked. 12 said that they knew what happens next. Two said that the letter came "
                "after their last appointment, so nobody could read it to them."
            ),
            "decision": {
                "words": "The letter is read to the person at the last appointment but one, and not at the last.",
                "decided_by": "The group",
                "how": "vote",
                "for": "6",
                "against": "1",
                "dissent": "One member of staff fears that there is too little time before the last appointment.",
                "influence": "unanswered",
                "advice": "yes",
            },
            "action": {
                "words": "Ask the team in Bude to try it for a month.",
                "owner": "chair-letters",
                "due": 35,
            },
        }
    ],
}

NEXT: Told = {
    "title": "The letter at the beginning of care",
    "days": 24,
    "about": "After the last letter we look at the first one: what should stand in it when somebody has just been taken on?",
    "items": [
        {
            "title": "What you wanted to know on the first day",
            "purpose": "discussion",
            "minutes": 50,
            "leader": "partner-cornwall",
            "lived": True,
        },
        {"title": "A first draft", "purpose": "decision", "minutes": 30, "leader": "chair-letters"},
    ],
}
MEETINGS = (FIRST, SECOND, THIRD, NEXT)

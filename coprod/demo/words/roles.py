"""Paid roles of the demo world: what they say, who applies, and what everybody is answered. All of it is invented."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from coprod.demo.words.people import BOARD, CORNWALL, LANCASHIRE


class Role(TypedDict):
    """One role. Days count from the day of loading; ``opens`` to ``begins`` in that order."""

    key: str
    programme: str
    organisation: str
    words: dict[str, str]
    criteria: list[str]
    opens: int
    closes: int
    answers: int
    begins: int
    places: int
    rate: str
    minutes: int
    ready: int
    is_online: NotRequired[bool]
    first_come: NotRequired[bool]
    panel: NotRequired[list[tuple[str, bool]]]
    withdrawn: NotRequired[tuple[int, str]]
    easy: NotRequired[list[tuple[str, str]]]
    urdu: NotRequired[dict[str, str]]
    urdu_criteria: NotRequired[list[str]]


class Applicant(TypedDict):
    """Somebody who applied: with an account (``person``) or without one."""

    name: str
    why: str
    bring: str
    points: int
    person: NotRequired[str]
    email: NotRequired[str]
    telephone: NotRequired[str]
    needs: NotRequired[dict[str, str]]
    by_telephone: NotRequired[bool]
    reason: str


REHABILITATION, LETTERS, WORKSHOPS, CARERS, SCILLY = (
    "rehabilitation",
    "letters",
    "workshops",
    "carers",
    "islands",
)

TELEPHONE = (
    "Ring Tomasz Wierzbowski, 07700 900 103, on working days from 9am to 4pm. He writes down what you say."
)
VIDEO = "Record your answers, or sign them in British Sign Language, and add the recording to the form."
PLACE = "A room that you can reach by bus or tram; you can also join online or by telephone."

ROLES: list[Role] = [
    {
        "key": REHABILITATION,
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "words": {
            "title": "Help to plan rehabilitation in Blackpool",
            "summary": "Sit on the panel that plans community rehabilitation, with two seats for lived experience.",
            "purpose": "People come home from long stays far away. The panel plans what must be there for them.",
            "can_change": "What a day looks like, who visits, and what is bought. Not the size of the budget.",
            "who_for": "People who have lived in a rehabilitation ward or a supported flat, and those who cared for them.",
            "what_you_do": "Read two pages before each meeting, come to it, and say what would have helped you.",
            "time": "Three hours once a month for six months, and half an hour to get ready.",
            "access": "A room on the ground floor near the tram, with a quiet room beside it. Or by telephone.",
            "support": "Glenys Entwhistle-Moor, 07700 900 104, Monday to Thursday from 9am to 4pm. You may bring somebody.",
            "payment": "After each meeting you claim in a few presses. The money comes within 10 working days.",
            "expenses": "Travel, food and somebody who cares in your place are paid apart from your time.",
            "place": PLACE,
            "telephone": TELEPHONE,
            "video": VIDEO,
            "how_chosen": "Two people read what you write, without your name. One of them has lived experience.",
        },
        "criteria": [
            "Says what would have helped them or others",
            "Listens to people who see it differently",
        ],
        "opens": -128,
        "closes": -107,
        "answers": -93,
        "begins": -90,
        "places": 2,
        "rate": "Half day or day",
        "minutes": 180,
        "ready": 30,
        "panel": [("lead-lancashire", False), ("co-chair", True)],
    },
    {
        "key": WORKSHOPS,
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "words": {
            "title": "Help to run workshops in Preston",
            "summary": "Welcome people at workshops, and write down what is said at the tables.",
            "purpose": "People say more to somebody who has been where they are.",
            "can_change": "How a workshop goes, and what is asked at it.",
            "who_for": "Anybody with lived experience, and carers.",
            "what_you_do": "Come to the workshop, sit at a table, and write down what people say in their own words.",
            "time": "About three hours each time. Come as often as you like.",
            "access": "Step-free, with a loop and a quiet room. Tell us what else you need.",
            "support": "Shazia Birtwhistle, 07700 900 101, every working day from 9am to 5pm.",
            "payment": "£20 for each three hours or part of them, within 10 working days of your claim.",
            "expenses": "Miles, fares, parking, food and replacement care are paid apart from your time.",
            "place": PLACE,
            "telephone": TELEPHONE,
            "video": VIDEO,
            "how_chosen": "Places go to those who come first.",
        },
        "criteria": ["Writes down what people say as they say it", "Can be at a table in Preston"],
        "opens": -150,
        "closes": -130,
        "answers": -120,
        "begins": -118,
        "places": 8,
        "rate": "Workshop",
        "minutes": 180,
        "ready": 0,
        "first_come": True,
    },
    {
        "key": LETTERS,
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "words": {
            "title": "Read our letters before they are sent",
            "summary": "Tell us which sentences of our letters frighten, and which help.",
            "purpose": "A letter about an appointment should not keep anybody awake.",
            "can_change": "Every word of the letters. Not when they must be sent by law.",
            "who_for": "Anybody who has had a letter from us, and carers who opened one.",
            "what_you_do": "Read four letters at home, and mark what you would say otherwise.",
            "time": "One hour for each set of letters, when it suits you.",
            "access": "By e-mail, on paper, in large print or read out on the telephone.",
            "support": "Shazia Birtwhistle, 07700 900 101, every working day from 9am to 5pm.",
            "payment": "£25 for each hour, within 10 working days of your claim. In cash if you like.",
            "expenses": "Stamps, printing and a reader, if you need one.",
            "place": "Wherever you like. We send you the letters by e-mail or by post.",
            "telephone": TELEPHONE,
            "video": VIDEO,
            "how_chosen": "Two people read what you write, without your name. One of them has lived experience.",
        },
        "criteria": ["Says which words helped or hurt, and why", "Has time for a set of letters each month"],
        "opens": -9,
        "closes": 16,
        "answers": 30,
        "begins": 40,
        "places": 4,
        "rate": "Hour",
        "minutes": 60,
        "ready": 0,
        "is_online": True,
        "panel": [("lead-lancashire", False), ("co-chair", True)],
        "easy": [
            ("letter", "We want our letters to be easy to read."),
            ("people", "We ask people who have had our letters."),
            ("money", "We pay you £25 for one hour."),
            ("telephone", "You can ring Shazia and ask."),
        ],
        "urdu": {
            "title": "ہمارے خط بھیجے جانے سے پہلے پڑھیں",
            "summary": "ہمیں بتائیں کہ ہمارے خطوں کے کون سے جملے ڈراتے ہیں اور کون سے مدد کرتے ہیں۔",
            "purpose": "ملاقات کے وقت کے بارے میں آنے والا خط کسی کی نیند نہ اُڑائے۔",
            "can_change": "خطوں کا ہر لفظ۔ یہ نہیں کہ قانون کے مطابق وہ کب بھیجے جانے ہیں۔",
            "who_for": "ہر وہ شخص جسے ہمارا خط ملا ہو، اور دیکھ بھال کرنے والے جنہوں نے ایسا خط کھولا ہو۔",
            "what_you_do": "گھر پر چار خط پڑھیں، اور نشان لگائیں کہ آپ کیا اور طرح کہتے۔",
            "time": "خطوں کے ہر مجموعے کے لیے ایک گھنٹہ، جب آپ کو سہولت ہو۔",
            "access": "ای میل سے، کاغذ پر، بڑے حروف میں، یا فون پر پڑھ کر سنایا جائے۔",
            "support": "Shazia Birtwhistle، 07700 900 101، ہر کام کے دن صبح 9 سے شام 5 بجے تک۔",
            "payment": "ہر گھنٹے کے £25، آپ کے مطالبے کے بعد 10 کام کے دنوں میں۔ آپ چاہیں تو نقد۔",
            "expenses": "ڈاک کے ٹکٹ، چھپائی، اور ضرورت ہو تو پڑھ کر سنانے والا۔",
            "place": "جہاں آپ چاہیں۔ ہم خط ای میل سے یا ڈاک سے بھیجتے ہیں۔",
            "telephone": "Tomasz Wierzbowski کو 07700 900 103 پر فون کریں، کام کے دنوں میں صبح 9 سے شام 4 بجے تک۔ وہ لکھ لیتے ہیں جو آپ کہیں۔",
            "video": "اپنے جواب ریکارڈ کریں، یا برطانوی اشاروں کی زبان میں دیں، اور ریکارڈنگ فارم میں شامل کریں۔",
            "how_chosen": "دو لوگ آپ کا لکھا ہوا آپ کے نام کے بغیر پڑھتے ہیں۔ ان میں سے ایک کا ذاتی تجربہ ہے۔",
        },
        "urdu_criteria": [
            "بتاتے ہیں کہ کن لفظوں نے مدد کی یا تکلیف دی، اور کیوں",
            "ہر مہینے خطوں کے ایک مجموعے کے لیے وقت ہے",
        ],
    },
    {
        "key": CARERS,
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "words": {
            "title": "Carers who meet new staff",
            "summary": "Tell new members of staff what the first day was like for you.",
            "purpose": "Staff learn in their first week what carers notice and nobody writes down.",
            "can_change": "What is said in the first week, and who says it.",
            "who_for": "Carers of somebody who uses, or used, our services.",
            "what_you_do": "Meet six new members of staff with a colleague, and answer what they ask.",
            "time": "Two hours every second month, and half an hour to get ready.",
            "access": "Online or in Accrington, on the ground floor.",
            "support": "Shazia Birtwhistle, 07700 900 101, every working day from 9am to 5pm.",
            "payment": "Half a day each time, within 10 working days of your claim.",
            "expenses": "Travel, and somebody who cares in your place.",
            "place": PLACE,
            "telephone": TELEPHONE,
            "video": VIDEO,
            "how_chosen": "Two people read what you write, without your name. One of them has lived experience.",
        },
        "criteria": ["Says what staff should know", "Speaks so that new people dare to ask"],
        "opens": -33,
        "closes": -5,
        "answers": 9,
        "begins": 30,
        "places": 3,
        "rate": "Half day or day",
        "minutes": 120,
        "ready": 30,
        "panel": [("lead-lancashire", False), ("co-chair", True)],
    },
    {
        "key": SCILLY,
        "programme": CORNWALL,
        "organisation": "NHS mental health services",
        "words": {
            "title": "A voice from the islands",
            "summary": "Tell us what reaches the islands, and what never does.",
            "purpose": "Plans are made on the mainland. Somebody must say what the boat timetable does to them.",
            "can_change": "When and how people are seen, and what is done by telephone.",
            "who_for": "People who live on the Isles of Scilly and have used services, or cared for somebody who has.",
            "what_you_do": "Come to a call each month, and say what has changed and what has not.",
            "time": "One and a half hours each month.",
            "access": "By video or telephone, with captions.",
            "support": "Morwenna Trelask, 07700 900 102, Tuesday to Friday from 9am to 3pm.",
            "payment": "Half a day each time, within 10 working days of your claim.",
            "expenses": "£5 for your telephone and data each time.",
            "place": "From home. We send you a link, and a number to ring.",
            "telephone": TELEPHONE,
            "video": VIDEO,
            "how_chosen": "Two people read what you write, without your name. One of them has lived experience.",
        },
        "criteria": ["Knows what it is like on the islands", "Says what would help others there"],
        "opens": -14,
        "closes": 20,
        "answers": 34,
        "begins": 45,
        "places": 2,
        "rate": "Half day or day",
        "minutes": 90,
        "ready": 0,
        "is_online": True,
        "panel": [("lead-cornwall", False), ("co-chair-letters", True)],
    },
    {
        "key": "crisis-house",
        "programme": LANCASHIRE,
        "organisation": BOARD,
        "words": {
            "title": "Help to choose furniture for the crisis house",
            "summary": "Say what makes a room feel safe at three in the morning.",
            "purpose": "The house was to open in spring, and its rooms were to be chosen with those who will sleep there.",
            "can_change": "Everything that stands in the rooms.",
            "who_for": "Anybody who has needed somewhere to go at night.",
            "what_you_do": "Come to the house twice, and choose.",
            "time": "Two mornings of three hours.",
            "access": "Stairs, but everything can be shown on the ground floor.",
            "support": "Shazia Birtwhistle, 07700 900 101, every working day from 9am to 5pm.",
            "payment": "Half a day each time, within 10 working days of your claim.",
            "expenses": "Travel, food, and somebody who cares in your place.",
            "place": PLACE,
            "telephone": TELEPHONE,
            "video": VIDEO,
            "how_chosen": "Two people read what you write, without your name. One of them has lived experience.",
        },
        "criteria": ["Says what makes a room feel safe", "Can come on both mornings"],
        "opens": -60,
        "closes": -20,
        "answers": -6,
        "begins": 10,
        "places": 4,
        "rate": "Half day or day",
        "minutes": 180,
        "ready": 0,
        "panel": [("lead-lancashire", False), ("co-chair", True)],
        "withdrawn": (
            -41,
            "The house opens a year later than planned. We ask again when there are rooms to choose for.",
        ),
    },
]

CHOSEN = "You said clearly what would have helped, and how you hear others out."
NOT_THIS_TIME = (
    "Others said more about what would have helped on a ward or in a flat. Your words about visits were read twice, and "
    "the panel would like to hear from you when it plans them."
)
FULL = "The panel liked what you wrote. Both places went to people who have lived in a rehabilitation ward themselves."
DISTANCE = "You told us about hospital wards for older people. That is planned by another group, whose lead we have told you of."

# Who writes at the tables of workshops, besides a partner and a carer.
AT_THE_TABLES = (
    "Wilf Cottamby",
    "Bronagh Leylandson",
    "Imtiaz Garsdaleh",
    "Prue Walmersley",
    "Ossie Rufforth-Hale",
    "Halina Bretherska",
)


def mail_of(name: str) -> str:
    """Where somebody without an account is written to. Nobody has this address."""
    return f"{name.casefold().replace(' ', '.')}@people.example"


APPLICANTS: list[Applicant] = [
    {
        "name": "",
        "person": "partner-lancashire",
        "why": "I spent two years in a ward forty miles from my family. Nobody asked what I missed.",
        "bring": "I know what it is to come home and have nobody to ring at four in the afternoon.",
        "points": 3,
        "reason": CHOSEN,
    },
    {
        "name": "Ffion Garstangle",
        "email": "ffion.garstangle@people.example",
        "why": "My supported flat worked because one person came every day at the same time. I want others to have that.",
        "bring": "I have sat through many meetings and I ask what a word means.",
        "points": 3,
        "needs": {"breaks": "Ten minutes every hour"},
        "reason": CHOSEN,
    },
    {
        "name": "",
        "person": "by-telephone",
        "by_telephone": True,
        "why": "My son was in three wards. I could never visit, because there is no bus on Sundays.",
        "bring": "I say it as it is.",
        "points": 2,
        "reason": FULL,
    },
    *(
        Applicant(
            name=name,
            email=mail_of(name),
            why=why,
            bring=bring,
            points=points,
            reason=reason,
        )
        for name, why, bring, points, reason in (
            (
                "Rashid Lathomby",
                "I cook for people who come out of hospital.",
                "Patience, and soup.",
                2,
                NOT_THIS_TIME,
            ),
            ("Agnes Hothersall", "I looked after my husband for nine years.", "I keep lists.", 2, FULL),
            ("Deniz Fazackerley", "A peer worker got me out of bed.", "I am a good listener.", 2, FULL),
            ("Marjorie Scorton", "My mother was moved at night.", "I was a ward sister.", 1, DISTANCE),
            ("Kofi Thornalley", "I want to give something back.", "I know Blackpool well.", 1, NOT_THIS_TIME),
            ("Niamh Wrightington", "Two moves in one year.", "I write things down.", 2, FULL),
            (
                "Sunil Carleton",
                "My brother waits for a flat.",
                "I can speak for people who are shy.",
                1,
                NOT_THIS_TIME,
            ),
            ("Betty Poultonby", "I was a volunteer for ten years.", "I have time.", 1, NOT_THIS_TIME),
            (
                "Lucjan Bisphamski",
                "My flat had no heating for a month.",
                "I ask until I get an answer.",
                2,
                FULL,
            ),
            ("Tamsin Clevelode", "Nobody told me when I could leave.", "I draw what people say.", 2, FULL),
            (
                "Harold Nateby",
                "I was in the old hospital before it closed.",
                "A long memory.",
                1,
                NOT_THIS_TIME,
            ),
        )
    ),
]

# Whom the two who were chosen are: Joss with an account, Ffion by her name.
BREAK = (-62, -34)
AGREEMENT = "Joss and the others agree to these words."

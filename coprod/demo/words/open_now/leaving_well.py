"""Open now in Cornwall: "Leaving well", about complex emotional difficulties. Closes in 33 days. English and Easy Read."""

from coprod.demo.words.shapes import Editions, Option, Section, Way

KEY = "leaving-well"
PROGRAMME = "cornwall-isles-of-scilly"
WORKSTREAM = "complex_emotional_difficulties"
PLACE = "Cornwall"

OPENS_IN_DAYS = -16
CLOSES_IN_DAYS = 33
"""Seven weeks in all."""
REPORTS_IN_DAYS = 75
DECIDES_IN_DAYS = 89
"""56 days after closing."""

EDITIONS: Editions = {
    "en": {
        "title": "Leaving well: when your time with the team ends",
        ("question"): (
            "What should be there for you when your time with the complex emotional difficulties team ends?"
        ),
        "summary": (
            "Endings are hard. Some people told us that help stopped on one day, like stepping off a cliff. "
            "We want to make an ending that you help to plan, and a way back if you need it."
        ),
        "purpose": (
            "The team is writing down how endings work: when they are talked about first, what comes after, "
            "and how to come back. We have 2 ideas, and nothing is decided."
        ),
        "can_change": (
            "* How early we talk about the ending, and how.\n"
            "* What is there in the 6 months after it.\n"
            "* How you can come back without starting from the beginning."
        ),
        "cannot_change": (
            "* That time with the team ends at some point. There are others who wait.\n"
            "* How many people work in the team this year.\n"
            "* Crisis help. It is open to you day and night, before and after."
        ),
        "who_decides": (
            "The complex emotional difficulties group decides. It has a chair and a co-chair with lived "
            "experience, and each of them can stop a decision that they cannot stand behind."
        ),
        "what_happens": (
            "Two people read every answer, one with lived experience. We publish what we heard and what we "
            "will do within 12 weeks of closing. Your words are only published if you say so, and never with "
            "your name."
        ),
    },
    "en-easy": {
        "title": "When your time with the team ends",
        "question": "What help do you want when your time with the team ends?",
        ("summary"): (
            "Endings can be hard. We want to plan the ending with you. We want you to have a way back."
        ),
        "purpose": "The team is writing down how endings work. We have 2 ideas. We have not decided yet.",
        "can_change": (
            "* When we talk about the ending.\n"
            "* What help you get for 6 months after.\n"
            "* How you can come back."
        ),
        "cannot_change": (
            "* Your time with the team will end one day.\n"
            "* We cannot have more workers this year.\n"
            "* Crisis help is always open to you."
        ),
        "who_decides": "A group decides. Two people lead it. One of them has had these difficulties too.",
        "what_happens": (
            "Two people read what you say. We tell everyone what we will do. We only use your words if you "
            "say yes. We never use your name."
        ),
    },
}

OPTIONS: list[Option] = [
    {
        "key": "way-back",
        "status": "live",
        "en": {
            "title": "A way back for 6 months",
            ("text"): (
                "For 6 months after the ending, you can call the team yourself and be seen within 2 weeks."
            ),
            "for": "You do not have to be referred again. Knowing it is there may be enough.",
            "against": "Places kept free for people who return are not there for people who wait.",
        },
        "en-easy": {
            "title": "A way back",
            "text": "You can call the team for 6 months after. They see you in 2 weeks.",
            "for": "You do not have to start again.",
            "against": "Other people may wait longer.",
        },
    },
    {
        "key": "peer-group",
        "status": "live",
        "en": {
            "title": "A group run by peer support workers",
            "text": "A weekly group, in person or online, for anyone who has left in the last 2 years.",
            "for": "You stay in touch with people who know what it is like.",
            "against": "Not everyone likes a group, and for some it is a long way to travel.",
        },
        "en-easy": {
            "title": "A group",
            "text": "The group meets each week. You can come, or join online.",
            "for": "You meet people who know how it feels.",
            "against": "Some people do not like groups.",
        },
    },
    {
        "key": "letter-only",
        "status": "discarded",
        "en": {
            "title": "A better letter and nothing else",
            "text": "A clear letter at the end that says what to do if things get hard.",
            "for": "It costs nothing and everybody gets one.",
            "against": "A letter cannot listen.",
            "reason": (
                "We will write the better letter anyway. We dropped it as the only answer, because the "
                "co-chair and the peer support workers said that a letter is a full stop."
            ),
        },
        "en-easy": {
            "title": "Only a letter",
            "text": "You get a letter at the end.",
            "for": "Everyone gets one.",
            "against": "A letter cannot listen to you.",
            "reason": "You will get a good letter. But a letter alone is not enough.",
        },
    },
]

WAYS: list[Way] = [
    {
        "kind": "telephone",
        ("en"): (
            "Call 0808 157 0192, free, Monday to Friday, 10am to 4pm. You can ask for a peer support worker."
        ),
        "en-easy": "Call 0808 157 0192. It is free. We are there Monday to Friday.",
    },
    {
        "kind": "paper",
        ("en"): (
            "Ask for a paper copy on 01632 960 461 or from anyone in the team. The envelope needs no stamp."
        ),
        "en-easy": "Call 01632 960 461. We send you a paper copy.",
    },
    {
        "kind": "face_to_face",
        "en": "Talk to a peer support worker in Truro, Redruth or Bodmin. Text 07700 900 647 to find a time.",
        "en-easy": "Meet us and talk. Text 07700 900 647 to ask when.",
    },
    {
        "kind": "bsl",
        "en": "Answer in British Sign Language by video call. Book at bsl@participation.example.",
        "en-easy": "Use British Sign Language by video. Write to bsl@participation.example.",
    },
]

QUESTIONNAIRE: list[Section] = [
    {
        "id": "answering",
        "en": {"title": "Who you are answering as"},
        "en-easy": {"title": "Who you are"},
        "questions": [
            {
                "id": "who",
                "kind": "one_of",
                "en": {"title": "Who are you answering as?", "hint": ""},
                "en-easy": {
                    "title": "Who are you?",
                    "hint": "A carer is someone who looks after another person.",
                },
                "options": [
                    {"id": "myself", "en": "Myself", "en-easy": "I get help, or I got help"},
                    {"id": "carer", "en": "A carer, about my own experience", "en-easy": "I am a carer"},
                    {"id": "someone", "en": "For someone else", "en-easy": "I am helping someone to answer"},
                ],
            },
            {
                "id": "ended",
                "kind": "one_of",
                "en": {"title": "Has your time with the team ended?", "hint": ""},
                "en-easy": {"title": "Has your time with the team ended?", "hint": ""},
                "options": [
                    {"id": "not-yet", "en": "Not yet", "en-easy": "No"},
                    {"id": "this-year", "en": "In the last year", "en-easy": "Yes, this year"},
                    {"id": "longer", "en": "Longer ago", "en-easy": "Yes, before that"},
                    {
                        "id": "never",
                        "en": "I was never with the team",
                        "en-easy": "I was never with the team",
                    },
                ],
            },
        ],
    },
    {
        "id": "ending",
        "en": {"title": "The ending"},
        "en-easy": {"title": "The ending"},
        "questions": [
            {
                "id": "prepared",
                "kind": "scale",
                "points": 5,
                "en": {
                    "title": "How prepared did you feel for the ending?",
                    "hint": "Skip this if it has not come yet.",
                    "low": "Not at all",
                    "high": "Completely",
                },
                "en-easy": {
                    "title": "Were you ready for the ending?",
                    "hint": "You can skip this.",
                    "low": "No",
                    "high": "Yes",
                },
            },
            {
                "id": "hard",
                "kind": "long_text",
                "en": {
                    "title": "What makes an ending hard, or easier?",
                    "hint": "Stop whenever you like. Leave out names.",
                },
                "en-easy": {
                    "title": "What makes an ending hard? What makes it easier?",
                    "hint": "Do not write names.",
                },
            },
        ],
    },
    {
        "id": "after",
        "en": {"title": "After the ending"},
        "en-easy": {"title": "After the ending"},
        "questions": [
            {
                "id": "idea",
                "kind": "many_of",
                "en": {"title": "What should be there afterwards?", "hint": "Choose all that fit."},
                "en-easy": {"title": "What help do you want after?", "hint": "You can choose more than one."},
                "options": [
                    {"id": "way-back", "en": "A way back for 6 months", "en-easy": "A way back"},
                    {"id": "peer-group", "en": "A group run by peer support workers", "en-easy": "A group"},
                    {
                        "id": "check-in",
                        "en": "A call after 1, 3 and 6 months",
                        "en-easy": "A call from time to time",
                    },
                    {"id": "nothing", "en": "Nothing, I want to be left alone", "en-easy": "Nothing"},
                    {"id": "other", "en": "Something else", "en-easy": "Something else", "other": True},
                ],
            },
            {
                "id": "wish",
                "kind": "long_text",
                "en": {"title": "What would you want to be told on the last day?", "hint": ""},
                "en-easy": {"title": "What should we say to you on the last day?", "hint": ""},
            },
            {
                "id": "publish",
                "kind": "one_of",
                "en": {
                    "title": "May we publish your words?",
                    "hint": "We take out anything that could show who you are.",
                },
                "en-easy": {
                    "title": "Can we show your words to other people?",
                    "hint": "We never use your name.",
                },
                "options": [
                    {"id": "yes", "en": "Yes, without my name", "en-easy": "Yes"},
                    {"id": "no", "en": "No", "en-easy": "No"},
                ],
            },
        ],
    },
]

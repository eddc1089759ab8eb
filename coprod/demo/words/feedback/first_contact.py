"""First contact in Lancashire: what people say of asking for help, something at every stage."""

from coprod.demo.words.people import LANCASHIRE
from coprod.demo.words.shapes import Form, Said

READER, DEPUTY = "moderator", "deputy-lancashire"

FORM: Form = {
    "slug": "first-contact",
    "programme": LANCASHIRE,
    "workstream": "first_contact",
    "opens_in_days": -120,
    "friends_and_family": True,
    "en": {
        "title": "When you asked for help",
        "about": "The first call, the first visit, the first letter: whatever came first, and what came after it.",
        "who_reads": (
            "Two people of the voluntary organisations read it. They work for the programme, and not for the "
            "team that you asked for help."
        ),
    },
    "ur": {
        "title": "جب آپ نے مدد مانگی",
        "about": "پہلی کال، پہلی ملاقات، پہلا خط: جو بھی سب سے پہلے ہوا، اور اس کے بعد کیا ہوا۔",
        "who_reads": (
            "رضاکار تنظیموں کے دو لوگ اسے پڑھتے ہیں۔ وہ پروگرام کے لیے کام کرتے ہیں، اس ٹیم کے لیے نہیں جس سے آپ نے مدد مانگی۔"
        ),
    },
    "rota": {"reader": READER, "deputy": DEPUTY, "manager": "manager-lancashire"},
}

SAID: list[Said] = [
    {
        "form": "first-contact",
        "days": -96,
        "at": "16:30",
        "answers": {
            "who": "myself",
            "friends-and-family": "very-good",
            "happened": "I could not get the words out. She said that she had time, and then she really had it.",
            "publish": "yes",
        },
        "then": [
            {
                "days": 1,
                "at": "10:00",
                "do": "reply",
                "by": READER,
                "text": "We have read this to the team this morning. Thank you for finding the words after all.",
            },
            {"days": 1, "at": "10:01", "do": "sort", "by": READER, "text": "good"},
            {"days": 4, "at": "15:30", "do": "close", "by": READER, "text": "The team has heard it."},
        ],
    },
    {
        "form": "first-contact",
        "days": -72,
        "at": "08:20",
        "answers": {
            "who": "carer",
            "friends-and-family": "poor",
            "happened": "We were given three numbers. The first was an answerphone, the second the wrong town.",
            "better": "Somebody who puts us through, and stays on the line until another voice is there.",
        },
        "then": [
            {
                "days": 0,
                "at": "14:40",
                "do": "reply",
                "by": READER,
                "text": (
                    "Both numbers are put right since noon today. Putting through while staying on the line is "
                    "harder: the telephone system cannot do it yet. We ask for it."
                ),
            },
            {"days": 0, "at": "14:41", "do": "sort", "by": READER, "text": "concern"},
            {"days": 2, "at": "18:15", "do": "helped", "text": "partly"},
        ],
    },
    {
        "form": "first-contact",
        "days": -52,
        "at": "17:50",
        "answers": {
            "who": "agrees",
            "friends-and-family": "neither",
            "happened": "My dad would not ring, so I rang for him. They were kind, and they could not talk to me.",
            "better": "Ask him once whether you may talk to me, and write it down.",
        },
        "then": [
            {
                "days": 1,
                "at": "11:10",
                "do": "ask",
                "by": READER,
                "text": "There is a paper for just that. Was it ever shown to your dad?",
            },
            {"days": 1, "at": "11:12", "do": "sort", "by": READER, "text": "idea"},
        ],
    },
    {
        "form": "first-contact",
        "days": -43,
        "at": "10:25",
        "answers": {
            "who": "myself",
            "friends-and-family": "very-poor",
            "happened": "The letter with my diagnosis went to my old address. Somebody there has read it by now.",
        },
        "reach": {
            "way": "email",
            "address": "somebody@people.example",
            "careful": "I share this address. No word of what it is about.",
        },
        "then": [
            {
                "days": 0,
                "at": "13:30",
                "do": "ask",
                "by": READER,
                "text": (
                    "This should not have happened. PALS can find out how it did, and you can complain as well. "
                    "May we pass it to PALS? We do nothing without your yes."
                ),
            },
            {"days": 0, "at": "13:31", "do": "sort", "by": READER, "text": "concern"},
            {"days": 1, "at": "12:05", "do": "answer", "text": "Yes, pass it on. And somebody say sorry."},
            {"days": 2, "at": "09:05", "do": "pass_on", "by": READER, "text": "pals"},
        ],
    },
    {
        "form": "first-contact",
        "days": -31,
        "at": "12:45",
        "language": "ur",
        "answers": {
            "who": "myself",
            "friends-and-family": "good",
            "happened": "فون پر پہلے ہی پوچھ لیا گیا کہ میں کس زبان میں بات کرنا چاہوں گی۔ دو منٹ میں اردو بولنے والی مل گئی۔",
            "better": "خط بھی اردو میں آئے تو اچھا ہو۔",
        },
        "then": [
            {
                "days": 1,
                "at": "10:40",
                "do": "reply",
                "by": DEPUTY,
                "text": "شکریہ۔ خط اگلے مہینے سے اردو میں بھی آئیں گے۔ ہم یہاں لکھیں گے جب پہلا خط جائے گا۔",
            }
        ],
    },
    {
        "form": "first-contact",
        "days": -27,
        "at": "22:30",
        "answers": {
            "who": "myself",
            "happened": "I would rather not have this written anywhere.",
        },
        "then": [{"days": 1, "at": "07:30", "do": "take_back"}],
    },
    {
        "form": "first-contact",
        "days": -21,
        "at": "13:15",
        "answers": {
            "who": "cannot",
            "friends-and-family": "poor",
            "happened": (
                "My mother cannot speak for herself at present. Each new person asks me for the same eleven dates. "
                "I keep them on a sheet by the door now."
            ),
        },
        "then": [
            {
                "days": 1,
                "at": "09:35",
                "do": "reply",
                "by": READER,
                "text": "Your sheet is what the one-page summary should be. May we show the team how yours looks?",
            },
            {"days": 1, "at": "09:36", "do": "sort", "by": READER, "text": "idea"},
        ],
    },
    {
        "form": "first-contact",
        "days": -14,
        "at": "09:10",
        "answers": {
            "who": "unsure",
            "friends-and-family": "dont-know",
            "happened": "I write for a neighbour. He was told to wait for a call, and he has no telephone.",
        },
        "then": [
            {"days": 0, "at": "12:20", "do": "acknowledge", "by": READER},
            {"days": 0, "at": "12:21", "do": "take", "by": READER},
        ],
    },
    {
        "form": "first-contact",
        # The last working day before today: it was to be read that afternoon, and nobody has.
        "days": -1,
        "at": "09:00",
        "answers": {
            "who": "myself",
            "friends-and-family": "poor",
            "happened": "I rang at nine and was told to ring at two. At two I was told to ring at nine.",
        },
    },
    {
        "form": "first-contact",
        "days": -1,
        "at": "19:00",
        "answers": {
            "who": "myself",
            "friends-and-family": "good",
            "happened": "I told it once, and the second person had it on paper in front of her.",
            "publish": "yes",
        },
    },
    {
        "form": "first-contact",
        "days": 0,
        "at": "00:00",
        "answers": {
            "who": "carer",
            "friends-and-family": "good",
            "happened": "He was asked whether I may stay in the room. Nobody had asked him that before.",
        },
    },
]

"""Eating disorders in Cornwall: words at two in the morning, read the same morning, that became weekend meal support."""

from coprod.demo.words.people import CORNWALL
from coprod.demo.words.shapes import Form, Said

READER, DEPUTY = "moderator-cornwall", "deputy-cornwall"

FORM: Form = {
    "slug": "eating-disorders",
    "programme": CORNWALL,
    "workstream": "eating_disorders",
    "opens_in_days": -130,
    "friends_and_family": True,
    "en": {
        "title": "Help with an eating disorder",
        "about": "Clinics, meals, calls, waiting, weekends: what was good, and what was missing.",
        "who_reads": (
            "The participation team of the programme reads it. Nobody in the team that treats you reads it, "
            "unless you ask us to pass it on."
        ),
    },
    "ur": {
        "title": "کھانے سے متعلق عارضے میں مدد",
        "about": "کلینک، کھانے کے وقت، فون، انتظار، ہفتے کے آخری دن: کیا اچھا تھا، اور کس چیز کی کمی تھی۔",
        "who_reads": (
            "پروگرام کی شرکت کی ٹیم اسے پڑھتی ہے۔ جو ٹیم آپ کا علاج کرتی ہے وہ اسے نہیں پڑھتی، جب تک آپ خود نہ کہیں۔"
        ),
    },
    "rota": {"reader": READER, "deputy": DEPUTY, "manager": "manager-cornwall"},
}

AT_TWO_IN_THE_MORNING: Said = {
    "form": "eating-disorders",
    "story": "at-two-in-the-morning",
    "days": -80,
    "at": "02:04",
    "answers": {
        "who": "myself",
        "friends-and-family": "poor",
        "happened": (
            "It is two in the morning. From Monday to Friday somebody sits with me at lunch, and I manage. On "
            "Saturday and Sunday there is nobody, and by Monday I am back where I was. Everybody says that nobody "
            "works at weekends, as if the illness knew what day it is."
        ),
        "better": "One meal on Saturday and one on Sunday with somebody there. A voice would do.",
    },
    "then": [
        {"days": 0, "at": "08:35", "do": "take", "by": READER},
        {
            "days": 0,
            "at": "09:10",
            "do": "reply",
            "by": READER,
            "text": (
                "I have read this at half past eight, and I am glad that you wrote it down. You are right: two days "
                "in seven are missing. I take it to the people who plan the week, without anything that shows who "
                "you are, and tell you here within 3 weeks what they say. Is there a meal that is hardest?"
            ),
        },
        {"days": 0, "at": "09:15", "do": "sort", "by": READER, "text": "concern"},
        {
            "days": 0,
            "at": "23:40",
            "do": "answer",
            "text": "I did not think that anybody would read it. Saturday lunch. It is always Saturday lunch.",
        },
        {
            "days": 13,
            "at": "11:20",
            "do": "ask",
            "by": READER,
            "text": (
                "They want to try it. Would you rather have somebody beside you, or on a call? Both can be done, "
                "and what you say decides where they begin."
            ),
        },
        {
            "days": 13,
            "at": "11:30",
            "do": "plan",
            "by": READER,
            "words": {
                "planned": "Somebody is there at lunch on Saturdays and Sundays, in a room or on a call, for six weekends to begin with."
            },
        },
        {"days": 14, "at": "22:05", "do": "answer", "text": "A call, if it is the same person each time."},
        {
            "days": 38,
            "at": "10:00",
            "do": "reply",
            "by": READER,
            "text": (
                "It has begun. On Saturdays and Sundays somebody is there at lunch, at the clinic in Truro, and by "
                "video or telephone everywhere in Cornwall and on the Isles of Scilly: the same person for the whole "
                "month. Ask your team for weekend meal support. Your words were the first."
            ),
        },
        {
            "days": 38,
            "at": "10:20",
            "do": "report",
            "by": READER,
            "words": {
                "what": (
                    "On Saturdays and Sundays somebody is there at lunch: at the clinic in Truro, and by video or "
                    "telephone everywhere else. It is the same person for a whole month."
                ),
                "evidence": (
                    "The clinic’s rota for the next six weekends shows two names for each lunch, and 4 people have "
                    "come or rung on the first one. The number is on the page of the eating disorders team."
                ),
            },
        },
        {"days": 39, "at": "14:30", "do": "read", "by": DEPUTY},
        {"days": 40, "at": "19:30", "do": "helped", "text": "yes"},
        {"days": 40, "at": "19:31", "do": "publish", "text": "yes"},
        {"days": 41, "at": "09:45", "do": "begin", "by": READER},
        {
            "days": 41,
            "at": "10:05",
            "do": "edit",
            "by": READER,
            "words": {
                "title": "Nobody was there at weekends",
                "before": "It is two in the morning. From",
                "after": "It is the middle of the night. From",
                "reason": "date",
                "words": "The hour is taken out, so that nobody can find out when you wrote to us.",
            },
        },
        {"days": 41, "at": "10:10", "do": "send", "by": READER},
        {"days": 42, "at": "21:20", "do": "story"},
        {
            "days": 43,
            "at": "09:30",
            "do": "close",
            "by": READER,
            "text": "Weekend meal support has begun, and the person says that it helped.",
        },
    ],
}

SAID: list[Said] = [
    AT_TWO_IN_THE_MORNING,
    {
        "form": "eating-disorders",
        "days": -61,
        "at": "15:10",
        "answers": {
            "who": "carer",
            "friends-and-family": "good",
            "happened": "Nobody talked to me about her weight as if I were not in the room. They asked what I see.",
            "publish": "yes",
        },
        "then": [
            {
                "days": 1,
                "at": "10:15",
                "do": "reply",
                "by": READER,
                "text": "We have told the team, in your words. They have hung them in their kitchen.",
            },
            {"days": 1, "at": "10:16", "do": "sort", "by": READER, "text": "good"},
        ],
    },
    {
        "form": "eating-disorders",
        "days": -47,
        "at": "11:30",
        "channel": "bsl",
        "answers": {
            "who": "myself",
            "friends-and-family": "neither",
            "happened": (
                "I am Deaf. At the group meal nobody signs, so I eat and look at my plate. The food is not the "
                "hard part. Being outside the talk is."
            ),
            "better": "An interpreter at the table, or one meal a month for Deaf people.",
        },
        "then": [
            {
                "days": 2,
                "at": "14:00",
                "do": "ask",
                "by": DEPUTY,
                "text": "We can book an interpreter for each Thursday meal. Is Thursday a day on which you can come?",
            },
            {"days": 2, "at": "14:01", "do": "sort", "by": DEPUTY, "text": "idea"},
        ],
    },
    {
        "form": "eating-disorders",
        "days": -33,
        "at": "09:40",
        "channel": "paper",
        "answers": {
            "who": "agrees",
            "friends-and-family": "very-poor",
            "happened": (
                "My son waited eleven weeks for a first appointment. In that time we had two letters that said "
                "that he was on the list, and nothing else."
            ),
            "better": "A call once a fortnight while you wait, even if there is no news.",
        },
        "reach": {
            "way": "post",
            "address": "2 Example Lane, Bodmin",
            "careful": "Write to me, and not to my son.",
        },
        "then": [{"days": 1, "at": "09:20", "do": "acknowledge", "by": READER}],
    },
    {
        "form": "eating-disorders",
        "days": -19,
        "at": "20:15",
        "answers": {
            "who": "myself",
            "friends-and-family": "very-good",
            "happened": "On the weekend call she remembered what I had said the week before. I ate.",
            "publish": "yes",
        },
        "then": [
            {
                "days": 1,
                "at": "11:00",
                "do": "reply",
                "by": READER,
                "text": "That is what it is for. We have passed your words on to her.",
            }
        ],
    },
    {
        "form": "eating-disorders",
        "days": -1,
        "at": "19:00",
        "answers": {
            "who": "myself",
            "friends-and-family": "dont-know",
            "happened": "The boat did not run, so my appointment was a video call. It was better than I feared.",
        },
    },
    {
        "form": "eating-disorders",
        "days": 0,
        "at": "00:00",
        "answers": {
            "who": "carer",
            "friends-and-family": "poor",
            "happened": "We were told the plan at the door, with our coats on. I have forgotten half of it.",
        },
    },
]

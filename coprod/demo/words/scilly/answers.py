"""The six answers from Scilly, in full. Nobody real said any of this."""

from coprod.demo.words.shapes import Answer

ANSWERS: list[Answer] = [
    {
        "channel": "online",
        "language": "en",
        "answers": {
            "who": "myself",
            "lost": "several",
            ("then"): (
                "Fog. I had packed, I had got up the nerve, and then fog. I was put to the back of a "
                "list of six weeks."
            ),
            "instead": ["telephone", "video"],
            "wish": "The sea is not my fault. Do not send me to the back of the queue for it.",
            "publish": "yes",
        },
        "other": {},
    },
    {
        "channel": "paper",
        "language": "en",
        "answers": {
            "who": "carer",
            "lost": "several",
            "then": (
                "We went over the night before to be sure. The clinic then cancelled, because the nurse "
                "lived further up and could not get down. Two nights in a guest house for nothing."
            ),
            "instead": ["room"],
            "wish": "Tell us by six the evening before. Even if you have to say: we do not know yet.",
            "publish": "yes",
        },
        "other": {},
    },
    {
        "channel": "online",
        "language": "en",
        "answers": {
            "who": "myself",
            "lost": "once",
            ("then"): (
                "Nobody told me. I found out because the boat was tied up. I rang and they had me down "
                "as ‘did not attend’."
            ),
            "instead": ["telephone", "other"],
            "wish": "Take ‘did not attend’ off my record when it was the weather.",
            "publish": "yes",
        },
        "other": {"instead": "A text to ask me which I would like"},
    },
    {
        "channel": "telephone",
        "language": "en",
        "answers": {
            "who": "myself",
            "lost": "several",
            ("then"): (
                "I gave up on the mainland. I talk to a friend instead. She is good but she is not trained."
            ),
            "instead": ["telephone"],
            "wish": "A call the same week, from somebody who knows me.",
            "publish": "no",
        },
        "other": {},
    },
    {
        "channel": "paper",
        "language": "en",
        "answers": {
            "who": "someone",
            "then": "He will not do video. Everybody here knows whose window has a light on at that hour.",
            "instead": ["room", "wait"],
            "wish": "Leave the choice with him.",
            "publish": "yes",
        },
        "other": {},
    },
    {
        "channel": "online",
        "language": "en",
        "answers": {
            "who": "carer",
            "lost": "no",
            "instead": ["video"],
            ("wish"): (
                "We have been lucky so far. In winter I start to worry three days before, and so does my "
                "daughter."
            ),
            "publish": "yes",
        },
        "other": {},
    },
]

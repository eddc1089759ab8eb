"""What was heard on Scilly, and a promise that is 12 days late, in public."""

from coprod.demo.words.shapes import Finding

FINDINGS: list[Finding] = [
    {
        "key": "back-of-the-queue",
        "en": {
            "title": "When the weather takes an appointment, people lose their place",
            "text": (
                "People told us that they went to the back of the list, or were written down as not having "
                "come, when nobody could cross. They want a call or a video in the same week, to be told the "
                "evening before, and to choose for themselves. Few people answered, so we give no numbers."
            ),
        },
        "ur": {
            "title": "موسم کی وجہ سے ملاقات رہ جائے تو لوگوں کی باری چلی جاتی ہے",
            "text": (
                "لوگوں نے بتایا کہ جب کوئی سمندر پار نہ کر سکا تو انہیں فہرست میں سب سے پیچھے کر دیا گیا، یا "
                "لکھ دیا گیا کہ وہ آئے ہی نہیں۔ وہ چاہتے ہیں کہ اسی ہفتے فون یا ویڈیو پر بات ہو، ایک شام "
                "پہلے بتا دیا جائے، اور انتخاب ان کا اپنا ہو۔ کم لوگوں نے جواب دیا، اس لیے ہم کوئی عدد نہیں "
                "دیتے۔"
            ),
        },
        "how_many": 5,
        "quotes": [
            "The sea is not my fault. Do not send me to the back of the queue for it.",
            (
                "Nobody told me. I found out because the boat was tied up. I rang and they had me down "
                "as ‘did not attend’."
            ),
            "Leave the choice with him.",
        ],
        "answer": {
            "verdict": "accepted",
            "why": (
                "Nobody should lose their place because of the weather. We will keep it for you, offer "
                "another time within 7 days, and stop writing ‘did not attend’ when nobody could cross."
            ),
            "by": "Chair, core community services group",
            "after_days": 42,
        },
        "commitment": {
            "what": (
                "When weather stops an appointment for someone on Scilly, offer a new time within 7 days, by "
                "telephone, by video or on the islands, as the person chooses. Tell them by 6pm the evening "
                "before."
            ),
            "owner": "Islands service manager",
            "organisation": "NHS mental health services",
            "due_days": -12,
        },
        "change": None,
        "review": None,
    }
]

"""What the consultation on health checks at home is about, the options and the ways to take part."""

from coprod.demo.words.shapes import Editions, Option, Way

KEY = "health-checks-at-home"
PROGRAMME = "cornwall-isles-of-scilly"
WORKSTREAM = "physical_health"
PLACE = "Cornwall"

OPENS_IN_DAYS = -158
CLOSES_IN_DAYS = -109
"""Seven weeks."""
REPORTS_IN_DAYS = -74
DECIDES_IN_DAYS = -58
"""51 days after closing."""

EDITIONS: Editions = {
    "en": {
        "title": "Physical health checks at home",
        ("question"): (
            "How can everybody with severe mental illness get their yearly health check, wherever they "
            "feel safe?"
        ),
        "summary": (
            "People with severe mental illness can have a health check each year. In Cornwall, many do not "
            "have one. Some told us that getting to the surgery is the reason. Tell us how it is for you."
        ),
        "purpose": (
            "We want more people to have the check, and to get help from what it shows. We are thinking "
            "about where it is done, how long it takes and what happens afterwards."
        ),
        "can_change": (
            "* Where the check is done.\n"
            "* How long it is, and who may come with you.\n"
            "* How we tell you what was found.\n"
            "* What help you are offered then."
        ),
        "cannot_change": (
            "* What is in the check. That is set for all of England.\n"
            "* The number of nurses this year.\n"
            "* Your right to say no to all or part of it."
        ),
        "who_decides": (
            "The physical health group decides. It has 9 members: 3 people with lived experience, 1 carer, 2 "
            "GPs, 2 nurses and a manager."
        ),
        "what_happens": (
            "Two people read every answer, one with lived experience. We publish what we heard and what we "
            "will do within 12 weeks of closing. Healthwatch reads our reasons and may say that they are not "
            "good enough."
        ),
    },
    "ur": {
        "title": "گھر پر جسمانی صحت کا معائنہ",
        ("question"): (
            "شدید ذہنی بیماری والے ہر شخص کا سالانہ معائنہ ایسی جگہ کیسے ہو جہاں وہ خود کو محفوظ محسوس کرے؟"
        ),
        "summary": (
            "شدید ذہنی بیماری والے لوگ ہر سال صحت کا معائنہ کروا سکتے ہیں۔ کارنوال میں بہت سے لوگوں کا نہیں "
            "ہوتا۔ کچھ نے بتایا کہ سرجری تک پہنچنا ہی اصل مشکل ہے۔ ہمیں بتائیں کہ آپ کے لیے یہ کیسا ہے۔"
        ),
        "purpose": (
            "ہم چاہتے ہیں کہ زیادہ لوگوں کا معائنہ ہو اور اس سے جو معلوم ہو اس پر مدد ملے۔ ہم سوچ رہے ہیں کہ "
            "یہ کہاں ہو، کتنا وقت لگے اور اس کے بعد کیا ہو۔"
        ),
        "can_change": (
            "* معائنہ کہاں ہوتا ہے۔\n"
            "* اس میں کتنا وقت لگتا ہے اور آپ کے ساتھ کون آ سکتا ہے۔\n"
            "* جو معلوم ہو وہ ہم آپ کو کیسے بتاتے ہیں۔\n"
            "* اس کے بعد آپ کو کیا مدد دی جاتی ہے۔"
        ),
        "cannot_change": (
            "* معائنے میں کیا کیا شامل ہے۔ یہ پورے انگلینڈ کے لیے طے ہے۔\n"
            "* اس سال نرسوں کی تعداد۔\n"
            "* پورے معائنے یا اس کے کسی حصے سے انکار کا آپ کا حق۔"
        ),
        "who_decides": (
            "فیصلہ جسمانی صحت کا گروپ کرتا ہے۔ اس میں 9 لوگ ہیں: 3 ذاتی تجربہ رکھنے والے، 1 دیکھ بھال کرنے "
            "والا، 2 ڈاکٹر، 2 نرسیں اور ایک مینیجر۔"
        ),
        "what_happens": (
            "ہر جواب دو لوگ پڑھتے ہیں، جن میں سے ایک کو ذاتی تجربہ ہوتا ہے۔ بند ہونے کے 12 ہفتوں کے اندر ہم "
            "شائع کرتے ہیں کہ ہم نے کیا سنا اور کیا کریں گے۔ ہیلتھ واچ ہماری وجوہات پڑھتا ہے اور کہہ سکتا ہے "
            "کہ یہ کافی نہیں ہیں۔"
        ),
    },
    "en-easy": {
        "title": "Health checks at home",
        "question": "Where should your health check be?",
        ("summary"): (
            "You can have a health check each year. Some people cannot get to the surgery. We want to "
            "know why."
        ),
        "purpose": "We want more people to have a health check. We want the check to help you.",
        ("can_change"): (
            "* Where the check is.\n"
            "* How long it takes.\n"
            "* Who comes with you.\n"
            "* How we tell you the results."
        ),
        ("cannot_change"): (
            "* What is in the check.\n* How many nurses we have this year.\n* You can always say no."
        ),
        ("who_decides"): (
            "A group of 9 people decides. 3 of them have had mental health problems. 1 of them is a carer."
        ),
        ("what_happens"): (
            "Two people read what you say. We tell everyone what we will do. Healthwatch checks our reasons."
        ),
    },
}

OPTIONS: list[Option] = [
    {
        "key": "at-home",
        "status": "live",
        "en": {
            "title": "The whole check at home, for anyone who asks",
            "text": "A nurse comes to your home and does every part of the check, blood test included.",
            "for": "No bus, no waiting room. You are where you feel safe.",
            "against": "One nurse can see 4 people at home in the time it takes to see 11 in a clinic.",
        },
        "ur": {
            "title": "جو کہے اس کا پورا معائنہ گھر پر",
            "text": "نرس آپ کے گھر آ کر معائنے کا ہر حصہ مکمل کرتی ہے، خون کا ٹیسٹ بھی۔",
            "for": "نہ بس، نہ انتظار گاہ۔ آپ وہیں ہوتے ہیں جہاں خود کو محفوظ سمجھتے ہیں۔",
            ("against"): (
                "جتنی دیر میں کلینک میں 11 لوگ دیکھے جاتے ہیں، گھروں پر ایک نرس صرف 4 لوگوں کو دیکھ سکتی ہے۔"
            ),
        },
    },
    {
        "key": "quiet-hour",
        "status": "live",
        "en": {
            "title": "A long, quiet appointment with a lift there and back",
            ("text"): (
                "40 minutes, first thing in the morning, with nobody else waiting, and a driver if you "
                "need one."
            ),
            "for": "All of the check is done in one go. It can start soon.",
            "against": "You still have to leave home.",
        },
        "ur": {
            "title": "لمبی اور پرسکون ملاقات، لانے لے جانے کے ساتھ",
            "text": "صبح سب سے پہلے 40 منٹ، جب کوئی اور انتظار میں نہ ہو، اور ضرورت ہو تو گاڑی بھی۔",
            "for": "پورا معائنہ ایک ہی بار میں ہو جاتا ہے۔ یہ جلد شروع ہو سکتا ہے۔",
            "against": "گھر سے پھر بھی نکلنا پڑتا ہے۔",
        },
    },
    {
        "key": "by-post",
        "status": "discarded",
        "en": {
            "title": "A kit by post that you use alone",
            "text": "You would weigh and measure yourself and send a sample back.",
            "for": "It reaches everybody.",
            "against": "Nobody is there if the result frightens you.",
            ("reason"): (
                "We dropped it: people in the group said that a box of tests and no person is not care."
            ),
        },
        "ur": {
            "title": "ڈاک سے ایک کٹ جسے آپ اکیلے استعمال کریں",
            "text": "آپ خود وزن اور ناپ لیتے اور نمونہ واپس بھیجتے۔",
            "for": "یہ سب تک پہنچ سکتی ہے۔",
            "against": "اگر نتیجہ پریشان کن ہو تو پاس کوئی نہیں ہوتا۔",
            ("reason"): (
                "ہم نے یہ تجویز چھوڑ دی: گروپ کے لوگوں نے کہا کہ ڈبہ بھر ٹیسٹ اور کوئی انسان نہیں، یہ "
                "دیکھ بھال نہیں۔"
            ),
        },
    },
]

WAYS: list[Way] = [
    {
        "kind": "telephone",
        ("en"): (
            "Call 0808 157 0171, free, Monday to Friday, 9.30am to 4.30pm. We read back what we write down."
        ),
        ("ur"): (
            "0808 157 0171 پر مفت کال کریں، پیر سے جمعہ، صبح 9:30 سے شام 4:30 بجے تک۔ ہم جو لکھتے ہیں "
            "پڑھ کر سناتے ہیں۔"
        ),
    },
    {
        "kind": "paper",
        "en": "Ask for a copy at your surgery or on 01632 960 274. The envelope needs no stamp.",
        "ur": "اپنی سرجری سے یا 01632 960 274 پر کاغذی فارم مانگیں۔ لفافے پر ٹکٹ لگانے کی ضرورت نہیں۔",
    },
    {
        "kind": "face_to_face",
        "en": "Talk to us at home, in a café or on a walk. Text 07700 900 418 and say where and when.",
        ("ur"): (
            "گھر پر، چائے خانے میں یا چہل قدمی کرتے ہوئے بات کریں۔ 07700 900 418 پر پیغام بھیج کر جگہ "
            "اور وقت بتائیں۔"
        ),
    },
    {
        "kind": "bsl",
        "en": "Answer in British Sign Language by video call. Book at bsl@participation.example.",
        ("ur"): (
            "برطانوی اشاروں کی زبان میں ویڈیو کال پر جواب دیں۔ وقت کے لیے bsl@participation.example پر لکھیں۔"
        ),
    },
]

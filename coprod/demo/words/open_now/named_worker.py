"""Open now in Lancashire: "Your named worker: one person to call". Closes in 12 days."""

from coprod.demo.words.open_now.named_worker_questions import QUESTIONNAIRE
from coprod.demo.words.shapes import Editions, Option, Way

__all__ = [
    "CLOSES_IN_DAYS",
    "DECIDES_IN_DAYS",
    "EDITIONS",
    "KEY",
    "OPENS_IN_DAYS",
    "OPTIONS",
    "PLACE",
    "PROGRAMME",
    "QUESTIONNAIRE",
    "REPORTS_IN_DAYS",
    "WAYS",
    "WORKSTREAM",
]

KEY = "named-worker"
PROGRAMME = "lancashire-south-cumbria"
WORKSTREAM = "named_worker"
PLACE = "Lancashire and South Cumbria"

OPENS_IN_DAYS = -37
CLOSES_IN_DAYS = 12
"""Seven weeks in all."""
REPORTS_IN_DAYS = 54
DECIDES_IN_DAYS = 68
"""56 days after closing."""

EDITIONS: Editions = {
    "en": {
        "title": "Your named worker: one person to call",
        "question": "What should your named worker do for you, and what should happen when they are away?",
        "summary": (
            "Everyone who gets help from several teams will have one named worker. We want to know what "
            "would make that person useful to you, and not just a name on a letter."
        ),
        "purpose": (
            "Named workers begin in all our teams next year. We are writing what they promise to do. Nothing "
            "is decided. We want to write it with you."
        ),
        "can_change": (
            "* What a named worker does, and how quickly they call back.\n"
            "* How you choose yours, and how you can change.\n"
            "* What happens when they are ill, on leave or move on."
        ),
        "cannot_change": (
            "* That there will be named workers. This is agreed.\n"
            "* How many workers there are next year.\n"
            "* Crisis help. It stays open day and night, and you never have to go through your named worker "
            "first."
        ),
        "who_decides": (
            "The named worker group decides. Half of its 10 members have lived experience or are carers. Its "
            "reasons will be on this page."
        ),
        "what_happens": (
            "Two people read every answer, one with lived experience. We publish what we heard, what we will "
            "do and what we will not do within 12 weeks of closing. Your words are only published if you say "
            "so, and never with your name."
        ),
    },
    "ur": {
        "title": "آپ کا مقررہ کارکن: ایک شخص جسے آپ فون کر سکیں",
        "question": "آپ کے مقررہ کارکن کو آپ کے لیے کیا کرنا چاہیے، اور جب وہ موجود نہ ہو تو کیا ہونا چاہیے؟",
        "summary": (
            "جس کسی کو کئی ٹیموں سے مدد ملتی ہے اس کا ایک مقررہ کارکن ہو گا۔ ہم جاننا چاہتے ہیں کہ وہ شخص "
            "واقعی آپ کے کام کیسے آئے، صرف خط پر لکھا ایک نام نہ ہو۔"
        ),
        "purpose": (
            "اگلے سال سے ہماری تمام ٹیموں میں مقررہ کارکن ہوں گے۔ ہم لکھ رہے ہیں کہ وہ کیا کرنے کا وعدہ کریں "
            "گے۔ ابھی کچھ طے نہیں ہوا۔ ہم یہ آپ کے ساتھ مل کر لکھنا چاہتے ہیں۔"
        ),
        "can_change": (
            "* مقررہ کارکن کیا کرتا ہے اور کتنی جلدی واپس فون کرتا ہے۔\n"
            "* آپ اپنا کارکن کیسے چنیں اور کیسے بدل سکیں۔\n"
            "* جب وہ بیمار ہو، چھٹی پر ہو یا کہیں اور چلا جائے تو کیا ہو۔"
        ),
        "cannot_change": (
            "* مقررہ کارکن ہوں گے۔ یہ طے ہو چکا ہے۔\n"
            "* اگلے سال کارکنوں کی تعداد۔\n"
            "* بحران میں مدد۔ یہ دن رات کھلی رہے گی، اور اس کے لیے پہلے مقررہ کارکن سے بات کرنا کبھی ضروری "
            "نہیں ہو گا۔"
        ),
        "who_decides": (
            "فیصلہ مقررہ کارکن کا گروپ کرتا ہے۔ اس کے 10 میں سے آدھے لوگ ذاتی تجربہ رکھتے ہیں یا دیکھ بھال "
            "کرنے والے ہیں۔ اس کی وجوہات اسی صفحے پر ہوں گی۔"
        ),
        "what_happens": (
            "ہر جواب دو لوگ پڑھتے ہیں، جن میں سے ایک کو ذاتی تجربہ ہوتا ہے۔ بند ہونے کے 12 ہفتوں کے اندر ہم "
            "شائع کرتے ہیں کہ ہم نے کیا سنا، کیا کریں گے اور کیا نہیں کریں گے۔ آپ کے الفاظ صرف آپ کی اجازت "
            "سے شائع ہوتے ہیں، اور نام کے ساتھ کبھی نہیں۔"
        ),
    },
    "en-easy": {
        "title": "Your named worker",
        "question": "What should your named worker do for you?",
        ("summary"): (
            "You will have one worker who knows you. This is your named worker. Tell us how they can "
            "help you best."
        ),
        ("purpose"): (
            "We are writing down what named workers will do. We have not decided yet. We want to write "
            "it with you."
        ),
        "can_change": (
            "* What your worker does.\n"
            "* How fast they call you back.\n"
            "* How you choose your worker.\n"
            "* What happens when they are away."
        ),
        "cannot_change": (
            "* There will be named workers.\n"
            "* We cannot have more workers next year.\n"
            "* Crisis help stays open all day and all night."
        ),
        ("who_decides"): (
            "A group of 10 people decides. 5 of them have had mental health problems or are carers."
        ),
        "what_happens": (
            "Two people read what you say. We tell everyone what we will do. We only use your words if you "
            "say yes. We never use your name."
        ),
    },
}

OPTIONS: list[Option] = [
    {
        "key": "pair",
        "status": "live",
        "en": {
            "title": "Two workers who share",
            "text": "You have one named worker and one stand-in. You meet both at the start.",
            "for": "Somebody who knows you is nearly always there.",
            "against": "Each worker has to know more people.",
        },
        "ur": {
            "title": "دو کارکن جو مل کر کام کریں",
            "text": "آپ کا ایک مقررہ کارکن ہو اور ایک اس کا متبادل۔ آپ شروع میں دونوں سے ملیں۔",
            "for": "تقریباً ہر وقت کوئی ایسا موجود ہوتا ہے جو آپ کو جانتا ہو۔",
            "against": "ہر کارکن کو زیادہ لوگوں کو جاننا پڑے گا۔",
        },
        "en-easy": {
            "title": "Two workers",
            "text": "You have one worker. You also have a second worker. You meet both.",
            "for": "One of them is nearly always there.",
            "against": "Each worker must know more people.",
        },
    },
    {
        "key": "one-and-team",
        "status": "live",
        "en": {
            "title": "One worker, and the team line when they are away",
            ("text"): (
                "You have one named worker. When they are away, you call the team and anyone can read "
                "your page."
            ),
            "for": "You have more time with your own worker.",
            "against": "You may speak to somebody you have never met.",
        },
        "ur": {
            "title": "ایک کارکن، اور اس کی غیر موجودگی میں ٹیم کا نمبر",
            ("text"): (
                "آپ کا ایک مقررہ کارکن ہو۔ وہ نہ ہو تو آپ ٹیم کو فون کریں، اور کوئی بھی آپ کا صفحہ پڑھ سکے۔"
            ),
            "for": "آپ کو اپنے کارکن کے ساتھ زیادہ وقت ملتا ہے۔",
            "against": "ہو سکتا ہے کسی ایسے شخص سے بات ہو جس سے آپ کبھی نہیں ملے۔",
        },
        "en-easy": {
            "title": "One worker and a team",
            "text": "You have one worker. When they are away, you call the team.",
            "for": "Your worker has more time for you.",
            "against": "You may speak to someone new.",
        },
    },
    {
        "key": "by-surname",
        "status": "discarded",
        "en": {
            "title": "A worker chosen by the first letter of your name",
            "text": "People would be shared out by surname, so that it is quick.",
            "for": "It is simple and fast.",
            "against": "You could not choose.",
            ("reason"): (
                "We dropped it, because families could share a worker without wanting to, and nobody "
                "could choose."
            ),
        },
        "ur": {
            "title": "نام کے پہلے حرف سے کارکن مقرر کرنا",
            "text": "لوگوں کو خاندانی نام کے حساب سے بانٹ دیا جاتا، تاکہ کام جلدی ہو۔",
            "for": "یہ آسان اور تیز ہے۔",
            "against": "آپ خود انتخاب نہ کر سکتے۔",
            ("reason"): (
                "ہم نے یہ چھوڑ دیا، کیونکہ ایک خاندان کے لوگوں کو نہ چاہتے ہوئے بھی ایک ہی کارکن مل سکتا "
                "تھا، اور کوئی انتخاب نہ کر سکتا۔"
            ),
        },
        "en-easy": {
            "title": "A worker chosen by your last name",
            "text": "We would use the first letter of your name.",
            "for": "It is fast.",
            "against": "You could not choose.",
            "reason": "We said no to this. You should be able to choose.",
        },
    },
]

WAYS: list[Way] = [
    {
        "kind": "telephone",
        "en": "Call 0808 157 0187, free, Monday to Friday, 9am to 5pm, and Thursday until 8pm.",
        ("ur"): (
            "0808 157 0187 پر مفت کال کریں، پیر سے جمعہ، صبح 9 سے شام 5 بجے تک، اور جمعرات کو رات 8 بجے تک۔"
        ),
        "en-easy": "Call 0808 157 0187. It is free. We are there Monday to Friday.",
    },
    {
        "kind": "paper",
        "en": "Ask for a paper copy on 01632 960 335. It comes with an envelope that needs no stamp.",
        "ur": "کاغذی فارم کے لیے 01632 960 335 پر کال کریں۔ ساتھ لفافہ آتا ہے جس پر ٹکٹ نہیں لگانا پڑتا۔",
        "en-easy": "Call 01632 960 335. We send you a paper copy.",
    },
    {
        "kind": "face_to_face",
        ("en"): (
            "Talk to us in Preston, Blackburn, Blackpool or Barrow. Text 07700 900 583 for the next date "
            "near you."
        ),
        ("ur"): (
            "پریسٹن، بلیک برن، بلیک پول یا بیرو میں ہم سے بات کریں۔ قریبی تاریخ کے لیے 07700 900 583 پر "
            "پیغام بھیجیں۔"
        ),
        "en-easy": "Meet us and talk. Text 07700 900 583 to ask where.",
    },
    {
        "kind": "bsl",
        ("en"): (
            "Answer in British Sign Language by video call. Book at bsl@namedworker.example. You may "
            "also send a video."
        ),
        ("ur"): (
            "برطانوی اشاروں کی زبان میں ویڈیو کال پر جواب دیں۔ bsl@namedworker.example پر وقت لیں۔ آپ "
            "ویڈیو بھی بھیج سکتے ہیں۔"
        ),
        "en-easy": "Use British Sign Language by video. Write to bsl@namedworker.example.",
    },
]

"""What the consultation on Scilly is about, the options and the ways to take part."""

from coprod.demo.words.shapes import Editions, Option, Way

KEY = "scilly-no-boat"
PROGRAMME = "cornwall-isles-of-scilly"
WORKSTREAM = "core_community"
PLACE = "Isles of Scilly"

OPENS_IN_DAYS = -201
CLOSES_IN_DAYS = -152
"""Seven weeks."""
REPORTS_IN_DAYS = -121
DECIDES_IN_DAYS = -110

EDITIONS: Editions = {
    "en": {
        "title": "When the boat does not run: mental health help on Scilly",
        "question": "What should happen to your appointment when weather stops you, or us, from crossing?",
        "summary": (
            "Some mental health appointments for islanders are on the mainland, and some workers come over "
            "from there. When there is fog or a gale, both can be lost. Tell us what happens then and what "
            "would be better."
        ),
        "purpose": (
            "We are writing the rule for days when nobody can cross. We want to hear it from people who live "
            "on the islands before we write it."
        ),
        "can_change": (
            "* What happens to an appointment that the weather takes away.\n"
            "* Whether you can choose video, telephone or a place on the islands.\n"
            "* How and when we tell you."
        ),
        ("cannot_change"): (
            "* The weather, the boats and the planes.\n* The law on travel costs for health care."
        ),
        "who_decides": (
            "The core community services group decides. Two islanders have seats in it, one with lived "
            "experience and one who is a carer. They may join by video."
        ),
        "what_happens": (
            "Few people live on Scilly, so we take extra care. We do not ask which island you live on. We "
            "publish no numbers, only words that you let us use, with anything taken out that could show who "
            "you are. We answer within 12 weeks."
        ),
    },
    "ur": {
        "title": "جب کشتی نہ چلے: جزائر سلی پر ذہنی صحت کی مدد",
        "question": "جب موسم آپ کو یا ہمیں سمندر پار کرنے سے روک دے تو آپ کی ملاقات کا کیا ہونا چاہیے؟",
        "summary": (
            "جزیرے والوں کی کچھ ملاقاتیں ساحلی علاقے میں ہوتی ہیں، اور کچھ کارکن وہاں سے آتے ہیں۔ دھند یا "
            "طوفان ہو تو دونوں رہ جاتی ہیں۔ ہمیں بتائیں کہ پھر کیا ہوتا ہے اور کیا بہتر ہو سکتا ہے۔"
        ),
        "purpose": (
            "ہم ان دنوں کے لیے قاعدہ لکھ رہے ہیں جب کوئی سمندر پار نہیں کر سکتا۔ لکھنے سے پہلے ہم جزیروں پر "
            "رہنے والوں سے سننا چاہتے ہیں۔"
        ),
        "can_change": (
            "* موسم کی وجہ سے رہ جانے والی ملاقات کا کیا ہوتا ہے۔\n"
            "* کیا آپ ویڈیو، فون یا جزیرے پر ہی کسی جگہ کا انتخاب کر سکتے ہیں۔\n"
            "* ہم آپ کو کیسے اور کب بتاتے ہیں۔"
        ),
        "cannot_change": "* موسم، کشتیاں اور جہاز۔\n* علاج کے سفر کے اخراجات کا قانون۔",
        "who_decides": (
            "فیصلہ بنیادی مقامی خدمات کا گروپ کرتا ہے۔ اس میں جزیروں کے دو لوگ شامل ہیں، ایک ذاتی تجربہ "
            "رکھنے والا اور ایک دیکھ بھال کرنے والا۔ وہ ویڈیو کے ذریعے شریک ہو سکتے ہیں۔"
        ),
        "what_happens": (
            "سلی پر بہت کم لوگ رہتے ہیں، اس لیے ہم زیادہ احتیاط کرتے ہیں۔ ہم نہیں پوچھتے کہ آپ کس جزیرے پر "
            "رہتے ہیں۔ ہم کوئی عدد شائع نہیں کرتے، صرف وہ الفاظ جن کی آپ اجازت دیں، اور ان میں سے ہر وہ بات "
            "نکال دیتے ہیں جس سے آپ کی پہچان ہو سکے۔ ہم 12 ہفتوں کے اندر جواب دیتے ہیں۔"
        ),
    },
}

OPTIONS: list[Option] = [
    {
        "key": "within-a-week",
        "status": "live",
        "en": {
            "title": "A new time within 7 days, by video or telephone if you like",
            ("text"): (
                "If weather takes your appointment, you are offered another within 7 days. You choose how."
            ),
            "for": "You do not lose your place. It works in any weather.",
            "against": "Video needs a good connection and a private room. Not everybody has both.",
        },
        "ur": {
            "title": "7 دن کے اندر نیا وقت، چاہیں تو ویڈیو یا فون پر",
            ("text"): (
                "اگر موسم کی وجہ سے ملاقات رہ جائے تو 7 دن کے اندر دوسرا وقت دیا جاتا ہے۔ طریقہ آپ چنتے ہیں۔"
            ),
            "for": "آپ کی باری نہیں جاتی۔ یہ ہر موسم میں چلتا ہے۔",
            "against": "ویڈیو کے لیے اچھا انٹرنیٹ اور الگ کمرہ چاہیے۔ یہ سب کے پاس نہیں ہوتا۔",
        },
    },
    {
        "key": "island-room",
        "status": "live",
        "en": {
            "title": "A quiet room on the islands",
            "text": "A private room with a good screen, where a nurse on the islands helps you to connect.",
            "for": "You need no computer, and somebody is in the building.",
            "against": "Others may see you go in. It is one room on one island.",
        },
        "ur": {
            "title": "جزیرے پر ایک پرسکون کمرہ",
            "text": "اچھی سکرین والا ایک الگ کمرہ، جہاں جزیرے کی نرس آپ کو رابطہ کرنے میں مدد دے۔",
            "for": "آپ کو کمپیوٹر کی ضرورت نہیں، اور کوئی عمارت میں موجود ہوتا ہے۔",
            "against": "دوسرے آپ کو اندر جاتے دیکھ سکتے ہیں۔ یہ صرف ایک جزیرے پر ایک کمرہ ہے۔",
        },
    },
    {
        "key": "all-by-video",
        "status": "discarded",
        "en": {
            "title": "All appointments by video, all year",
            "text": "No more crossing for appointments, in either direction.",
            "for": "The weather would no longer matter.",
            "against": "Nobody would ever sit in a room with you.",
            ("reason"): (
                "The two islanders in the group said no to this at once: some things need a person in "
                "the room."
            ),
        },
        "ur": {
            "title": "سارا سال تمام ملاقاتیں ویڈیو پر",
            "text": "ملاقات کے لیے کسی طرف سے بھی سمندر پار نہ کرنا پڑے۔",
            "for": "موسم سے کوئی فرق نہ پڑتا۔",
            "against": "کوئی بھی کبھی آپ کے ساتھ ایک کمرے میں نہ بیٹھتا۔",
            ("reason"): (
                "گروپ میں جزیروں کے دونوں لوگوں نے فوراً منع کر دیا: کچھ باتوں کے لیے کمرے میں انسان کا "
                "ہونا ضروری ہے۔"
            ),
        },
    },
]

WAYS: list[Way] = [
    {
        "kind": "telephone",
        ("en"): (
            "Call 0808 157 0166, free, Monday to Thursday, 10am to 4pm. Ask for the person who writes "
            "answers down."
        ),
        ("ur"): (
            "0808 157 0166 پر مفت کال کریں، پیر سے جمعرات، صبح 10 سے شام 4 بجے تک۔ جواب لکھنے والے شخص "
            "کا پوچھیں۔"
        ),
    },
    {
        "kind": "paper",
        ("en"): (
            "Paper copies lie on every island where there is a post box. Or write to "
            "scilly@participation.example."
        ),
        ("ur"): (
            "کاغذی فارم ہر اس جزیرے پر موجود ہیں جہاں ڈاک کا ڈبہ ہے۔ یا scilly@participation.example پر "
            "لکھیں۔"
        ),
    },
    {
        "kind": "face_to_face",
        ("en"): (
            "Meet us on St Mary’s on the first Tuesday of the month, 11am to 2pm. Text 07700 900 362 for "
            "the place."
        ),
        ("ur"): (
            "ہر مہینے کے پہلے منگل کو صبح 11 سے دوپہر 2 بجے تک سینٹ میریز پر ملیں۔ جگہ کے لیے 07700 900 "
            "362 پر پیغام بھیجیں۔"
        ),
    },
    {
        "kind": "bsl",
        ("en"): (
            "Answer in British Sign Language by video call. Book at bsl@participation.example, and we "
            "answer in 2 days."
        ),
        ("ur"): (
            "برطانوی اشاروں کی زبان میں ویڈیو کال پر جواب دیں۔ bsl@participation.example پر لکھیں، ہم 2 "
            "دن میں جواب دیتے ہیں۔"
        ),
    },
]

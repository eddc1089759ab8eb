"""What the consultation is about, what can change, the options and the ways to take part."""

from coprod.demo.words.shapes import Editions, Option, Way

KEY = "first-contact"
PROGRAMME = "lancashire-south-cumbria"
WORKSTREAM = "first_contact"
PLACE = "Preston"

OPENS_IN_DAYS = -262
CLOSES_IN_DAYS = -206
"""Eight weeks: over the six that domain rule C3 warns about."""
REPORTS_IN_DAYS = -164
DECIDES_IN_DAYS = -150
"""56 days after closing, within the 84 of domain rule C4."""

EDITIONS: Editions = {
    "en": {
        "title": "When you first ask for help: telling your story once",
        ("question"): (
            "How should first contact in Preston work, so that you tell your story once and are heard?"
        ),
        "summary": (
            "When people in Preston first ask for help with their mental health, they often tell the same "
            "story again and again. We want to change that. Tell us what happened to you and what would have "
            "helped."
        ),
        "purpose": (
            "We are changing how the first contact works in Preston: the first call, the first form, the "
            "first visit. We have 3 ideas and nothing is decided. We want to know what it is like now, which "
            "idea would help most, and what we have not thought of."
        ),
        "can_change": (
            "* Who you speak to first, and how.\n"
            "* What is written down, who keeps it and who may read it.\n"
            "* What you are told while you wait.\n"
            "* The words we use on the telephone, in letters and in messages."
        ),
        "cannot_change": (
            "* The amount of money for this year. It is fixed.\n"
            "* Crisis help. It stays open day and night while we do this.\n"
            "* The law on keeping your records private. We follow it whichever idea is chosen."
        ),
        "who_decides": (
            "The first contact group decides. It has 12 members: 4 people with lived experience, 2 carers, "
            "and 6 people from the NHS, the council and voluntary organisations. It meets in public and "
            "writes down its reasons."
        ),
        "what_happens": (
            "Two people read every answer. One of them has lived experience. They sort what you said into "
            "themes. We publish what we heard, what we will do, what we will not do and why, within 12 weeks "
            "of closing. Healthwatch then checks whether we did it. Your words are only published if you say "
            "so, and never with your name."
        ),
    },
    "ur": {
        "title": "جب آپ پہلی بار مدد مانگیں: اپنی بات ایک بار بتانا",
        "question": "پریسٹن میں پہلا رابطہ کیسا ہو کہ آپ کو اپنی بات ایک ہی بار بتانی پڑے اور وہ سنی جائے؟",
        "summary": (
            "پریسٹن میں جب لوگ ذہنی صحت کے لیے پہلی بار مدد مانگتے ہیں تو اکثر انہیں ایک ہی بات بار بار "
            "بتانی پڑتی ہے۔ ہم اسے بدلنا چاہتے ہیں۔ ہمیں بتائیں کہ آپ کے ساتھ کیا ہوا اور کس چیز سے مدد ملتی۔"
        ),
        "purpose": (
            "ہم پریسٹن میں پہلے رابطے کا طریقہ بدل رہے ہیں: پہلی فون کال، پہلا فارم، پہلی ملاقات۔ ہمارے پاس "
            "3 تجویزیں ہیں اور ابھی کچھ طے نہیں ہوا۔ ہم جاننا چاہتے ہیں کہ ابھی حالات کیسے ہیں، کون سی تجویز "
            "سب سے زیادہ کام آئے گی، اور ہم نے کیا نہیں سوچا۔"
        ),
        "can_change": (
            "* آپ پہلے کس سے اور کیسے بات کریں۔\n"
            "* کیا لکھا جائے، کس کے پاس رہے اور کون پڑھ سکے۔\n"
            "* انتظار کے دوران آپ کو کیا بتایا جائے۔\n"
            "* فون، خط اور پیغام میں ہم کون سے الفاظ استعمال کریں۔"
        ),
        "cannot_change": (
            "* اس سال کے پیسے۔ یہ رقم طے ہو چکی ہے۔\n"
            "* بحران میں مدد۔ یہ اس دوران دن رات کھلی رہے گی۔\n"
            "* آپ کا ریکارڈ نجی رکھنے کا قانون۔ جو بھی تجویز چنی جائے، ہم اس پر عمل کرتے ہیں۔"
        ),
        "who_decides": (
            "فیصلہ پہلے رابطے کا گروپ کرتا ہے۔ اس میں 12 لوگ ہیں: 4 ذاتی تجربہ رکھنے والے، 2 دیکھ بھال کرنے "
            "والے، اور 6 لوگ NHS، کونسل اور رضاکارانہ تنظیموں سے۔ اس کا اجلاس سب کے لیے کھلا ہوتا ہے اور وہ "
            "اپنی وجوہات لکھتا ہے۔"
        ),
        "what_happens": (
            "ہر جواب دو لوگ پڑھتے ہیں۔ ان میں سے ایک کو خود ایسا تجربہ ہوتا ہے۔ وہ آپ کی باتوں کو موضوعات "
            "میں ترتیب دیتے ہیں۔ مشاورت بند ہونے کے 12 ہفتوں کے اندر ہم شائع کرتے ہیں کہ ہم نے کیا سنا، کیا "
            "کریں گے، کیا نہیں کریں گے اور کیوں۔ پھر ہیلتھ واچ دیکھتا ہے کہ ہم نے وہ کام کیا یا نہیں۔ آپ کے "
            "الفاظ صرف آپ کی اجازت سے شائع ہوتے ہیں، اور نام کے ساتھ کبھی نہیں۔"
        ),
    },
    "en-easy": {
        "title": "When you first ask for help",
        "question": "How can we make sure you tell your story only once?",
        "summary": (
            "Some people ask for help with their mental health. They have to tell their story many times. "
            "This is hard. We want to change it in Preston. Tell us what you think."
        ),
        "purpose": (
            "We want to make the first contact better. First contact is the first time you ask for help. We "
            "have 3 ideas. We have not decided yet. You can help us decide."
        ),
        "can_change": (
            "* Who you speak to first.\n"
            "* What we write down about you.\n"
            "* Who can read it.\n"
            "* What we tell you while you wait."
        ),
        "cannot_change": (
            "* How much money we have this year.\n"
            "* Crisis help. It stays open all day and all night.\n"
            "* The law that keeps your records private."
        ),
        "who_decides": (
            "A group of 12 people decides. 4 of them have had mental health problems. 2 of them are carers. "
            "6 of them work for services."
        ),
        "what_happens": (
            "Two people read what you say. We tell everyone what we heard. We say what we will do. We say "
            "what we will not do, and why. We only use your words if you say yes. We never use your name."
        ),
    },
}

OPTIONS: list[Option] = [
    {
        "key": "one-page",
        "status": "live",
        "en": {
            "title": "One page that travels with you",
            "text": (
                "At first contact, you and the worker write one page together: what happened, what helps, "
                "what to avoid saying. You keep a copy. The next person reads it before they meet you."
            ),
            ("for"): (
                "You decide what is on it. It is cheap, works on paper, and goes with you to voluntary "
                "groups too."
            ),
            "against": "It needs 20 minutes in the first contact. Somebody has to keep it up to date.",
        },
        "ur": {
            "title": "ایک صفحہ جو آپ کے ساتھ چلے",
            "text": (
                "پہلے رابطے پر آپ اور کارکن مل کر ایک صفحہ لکھتے ہیں: کیا ہوا، کس چیز سے مدد ملتی ہے، کون سی "
                "بات نہ کی جائے۔ ایک کاپی آپ کے پاس رہتی ہے۔ اگلا شخص آپ سے ملنے سے پہلے اسے پڑھ لیتا ہے۔"
            ),
            ("for"): (
                "اس پر کیا ہو، یہ آپ طے کرتے ہیں۔ یہ سستا ہے، کاغذ پر بھی چلتا ہے، اور رضاکارانہ گروپوں "
                "میں بھی کام آتا ہے۔"
            ),
            "against": "پہلے رابطے میں 20 منٹ لگتے ہیں۔ کسی کو اسے تازہ رکھنا ہو گا۔",
        },
    },
    {
        "key": "one-worker",
        "status": "live",
        "en": {
            "title": "One worker from first call to first visit",
            ("text"): (
                "The person who takes your first call stays with you until you have met the team that "
                "will help you."
            ),
            "for": "You hear the same voice each time. Nothing gets lost between people.",
            "against": "When that worker is ill or away, you wait. It needs about 4 more workers in Preston.",
        },
        "ur": {
            "title": "پہلی کال سے پہلی ملاقات تک ایک ہی کارکن",
            ("text"): (
                "جو شخص آپ کی پہلی کال سنتا ہے وہ اس وقت تک آپ کے ساتھ رہتا ہے جب تک آپ مدد کرنے والی "
                "ٹیم سے نہ مل لیں۔"
            ),
            "for": "ہر بار وہی آواز ہوتی ہے۔ لوگوں کے درمیان کوئی بات گم نہیں ہوتی۔",
            ("against"): (
                "وہ کارکن بیمار یا چھٹی پر ہو تو انتظار کرنا پڑتا ہے۔ پریسٹن میں تقریباً 4 مزید کارکن چاہییں۔"
            ),
        },
    },
    {
        "key": "shared-record",
        "status": "live",
        "en": {
            "title": "One shared record",
            ("text"): (
                "Every partner, the NHS, the council and voluntary groups, can open the same record "
                "about you."
            ),
            "for": "Nobody has to ask you what another service already knows.",
            ("against"): (
                "Many more people could read about you. The computer systems do not talk to each other today."
            ),
        },
        "ur": {
            "title": "ایک مشترکہ ریکارڈ",
            "text": "تمام شراکت دار، یعنی NHS، کونسل اور رضاکارانہ گروپ، آپ کا ایک ہی ریکارڈ کھول سکیں۔",
            "for": "جو بات ایک سروس کو معلوم ہے وہ دوسری کو آپ سے نہیں پوچھنی پڑتی۔",
            ("against"): (
                "بہت زیادہ لوگ آپ کے بارے میں پڑھ سکیں گے۔ کمپیوٹر کے نظام ابھی آپس میں جڑے ہوئے نہیں ہیں۔"
            ),
        },
    },
    {
        "key": "form-first",
        "status": "discarded",
        "en": {
            "title": "A long online form before anybody speaks to you",
            "text": "You would fill in everything once, online, and only then hear from a person.",
            "for": "Everything would be written down once, in your own words.",
            "against": "It leaves people alone with the hardest part.",
            "reason": (
                "We dropped this before we asked you. In two early meetings, people with lived experience "
                "told us that a form is no way to be met on a bad day. It would also shut out people who are "
                "not online."
            ),
        },
        "ur": {
            "title": "کسی سے بات ہونے سے پہلے ایک لمبا آن لائن فارم",
            "text": "آپ سب کچھ ایک بار آن لائن بھرتے، اور اس کے بعد ہی کوئی آپ سے رابطہ کرتا۔",
            "for": "سب کچھ ایک ہی بار، آپ کے اپنے الفاظ میں لکھا جاتا۔",
            "against": "سب سے مشکل مرحلے پر انسان اکیلا رہ جاتا ہے۔",
            "reason": (
                "ہم نے آپ سے پوچھنے سے پہلے ہی یہ تجویز چھوڑ دی۔ شروع کے دو اجلاسوں میں ذاتی تجربہ رکھنے "
                "والوں نے کہا کہ برے دن میں کسی کا استقبال فارم سے نہیں ہونا چاہیے۔ جو لوگ آن لائن نہیں ہیں "
                "وہ بھی رہ جاتے۔"
            ),
        },
    },
]

WAYS: list[Way] = [
    {
        "kind": "telephone",
        "en": (
            "Call 0808 157 0143, free, Monday to Friday, 9am to 5pm, and Tuesday until 7pm. Someone asks you "
            "the same questions, writes down your answers and reads them back."
        ),
        "ur": (
            "0808 157 0143 پر مفت کال کریں، پیر سے جمعہ، صبح 9 سے شام 5 بجے تک، اور منگل کو شام 7 بجے تک۔ "
            "کوئی آپ سے یہی سوال پوچھے گا، جواب لکھے گا اور پڑھ کر سنائے گا۔ اردو میں بات کرنے کے لیے بتا "
            "دیں۔"
        ),
    },
    {
        "kind": "paper",
        "en": (
            "Ask for a paper copy on 01632 960 118 or at hello@firstcontact.example. It comes with an "
            "envelope that needs no stamp. Copies in Urdu, large print and Easy Read are ready."
        ),
        "ur": (
            "کاغذی فارم کے لیے 01632 960 118 پر کال کریں یا hello@firstcontact.example پر لکھیں۔ ساتھ لفافہ "
            "آتا ہے جس پر ٹکٹ نہیں لگانا پڑتا۔ اردو، بڑے حروف اور آسان زبان میں بھی فارم موجود ہیں۔"
        ),
    },
    {
        "kind": "face_to_face",
        "en": (
            "Come and talk: Wednesdays, 10am to 1pm, at a drop-in in the centre of Preston. Text 07700 900 "
            "214 and we send you the address and who will be there. Bring someone with you if you like. "
            "There is tea."
        ),
        "ur": (
            "آ کر بات کریں: ہر بدھ، صبح 10 سے دوپہر 1 بجے تک، پریسٹن کے مرکز میں۔ 07700 900 214 پر پیغام "
            "بھیجیں، ہم پتا بتائیں گے اور یہ بھی کہ وہاں کون ہو گا۔ چاہیں تو کسی کو ساتھ لائیں۔ چائے بھی ملے "
            "گی۔"
        ),
    },
    {
        "kind": "bsl",
        "en": (
            "Answer in British Sign Language by video call, Thursdays, 1pm to 4pm. Book at "
            "bsl@firstcontact.example or by text on 07700 900 231. You may also send a video."
        ),
        "ur": (
            "برطانوی اشاروں کی زبان (BSL) میں ویڈیو کال پر جواب دیں، ہر جمعرات، دوپہر 1 سے شام 4 بجے تک۔ وقت "
            "لینے کے لیے bsl@firstcontact.example پر لکھیں یا 07700 900 231 پر پیغام بھیجیں۔ آپ ویڈیو بھی "
            "بھیج سکتے ہیں۔"
        ),
    },
]

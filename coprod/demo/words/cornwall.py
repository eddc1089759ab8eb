"""The programme "Cornwall and the Isles of Scilly: community mental health transformation" in its own words."""

from coprod.demo.words.shapes import Editions, Named, Partner

SLUG = "cornwall-isles-of-scilly"

DISTRICTS = (
    "West Cornwall from Penzance to Camborne and Redruth. Mid Cornwall around Truro, Falmouth, Newquay and "
    "St Austell. North and east Cornwall from Bude to Saltash. And the five islands of Scilly where people "
    "live, 28 miles out at sea."
)

EDITIONS: Editions = {
    "en": {
        "name": "Cornwall and the Isles of Scilly: community mental health transformation",
        "short_name": "Cornwall and the Isles of Scilly",
        "why": (
            "This is our part of a five-year national programme. It is for people with moderate to severe "
            "mental health problems and complex needs. Too many people have been told they are too ill for "
            "one service and not ill enough for the next. Distance makes it worse: a clinic 30 miles away "
            "with two buses a day is not much help. We want help that starts from what you need and from "
            "where you live."
        ),
        "new_way": (
            "* **No wrong door.** Wherever you ask first, you are helped to the right place.\n"
            "* **One plan.** Your mental health, your physical health and your daily life are looked at "
            "together.\n"
            "* **Near you.** Help is given in towns and villages, and reaches the islands.\n"
            "* **No cliff edge.** Help does not stop on one day because of your age or a form.\n"
            "* **Made together.** People who have been through it work in the teams and help to design them."
        ),
        "vision": (
            "A fully joined-up model of mental health care across our communities and services: quick to "
            "respond, based on what people need, and centred on the person."
        ),
        "participation": (
            "We call it people participation. It means that people who have used services, and carers, help "
            "to shape them from the first idea to the final check. You can answer a question, tell us what "
            "happened, join a group or take a paid role. Some people with lived experience work in our teams "
            "as staff. Others take part when it suits them, and are paid for their time. Either way, your "
            "voice counts the same."
        ),
        "participation_label": "People participation",
    },
    "ur": {
        "name": "کارنوال اور جزائر سلی: مقامی ذہنی صحت کی خدمات میں تبدیلی",
        "short_name": "کارنوال اور جزائر سلی",
        "why": (
            "یہ پانچ سالہ قومی پروگرام کا ہمارا حصہ ہے۔ یہ ان لوگوں کے لیے ہے جنہیں درمیانے سے شدید درجے کے "
            "ذہنی صحت کے مسائل ہیں اور جن کی ضروریات پیچیدہ ہیں۔ بہت سے لوگوں سے کہا گیا کہ وہ ایک سروس کے "
            "لیے بہت زیادہ بیمار ہیں اور دوسری کے لیے کافی بیمار نہیں۔ فاصلہ مشکل اور بڑھا دیتا ہے: جو کلینک "
            "30 میل دور ہو اور جہاں دن میں دو بسیں جاتی ہوں، وہ زیادہ کام کا نہیں۔ ہم ایسی مدد چاہتے ہیں جو "
            "آپ کی ضرورت اور آپ کے علاقے سے شروع ہو۔"
        ),
        "new_way": (
            "* **کوئی دروازہ غلط نہیں۔** آپ پہلے جہاں بھی پوچھیں، آپ کو صحیح جگہ پہنچنے میں مدد ملتی ہے۔\n"
            "* **ایک منصوبہ۔** آپ کی ذہنی صحت، جسمانی صحت اور روزمرہ زندگی کو ایک ساتھ دیکھا جاتا ہے۔\n"
            "* **آپ کے قریب۔** مدد قصبوں اور دیہات میں دی جاتی ہے اور جزیروں تک پہنچتی ہے۔\n"
            "* **مدد اچانک ختم نہیں ہوتی۔** عمر یا کسی فارم کی وجہ سے مدد ایک ہی دن میں بند نہیں کی جاتی۔\n"
            "* **مل کر بنائی گئی۔** جو لوگ خود اس سے گزرے ہیں وہ ٹیموں میں کام کرتے اور انہیں بنانے میں مدد "
            "کرتے ہیں۔"
        ),
        "vision": (
            "ہماری کمیونٹیوں اور خدمات میں ذہنی صحت کی پوری طرح جڑی ہوئی مدد: جو جلد ملے، لوگوں کی ضرورت کے "
            "مطابق ہو، اور جس کے مرکز میں انسان ہو۔"
        ),
        "participation": (
            "ہم اسے لوگوں کی شرکت کہتے ہیں۔ اس کا مطلب ہے کہ خدمات سے فائدہ اٹھانے والے لوگ اور دیکھ بھال "
            "کرنے والے پہلے خیال سے لے کر آخری جانچ تک انہیں بنانے میں حصہ لیتے ہیں۔ آپ سوال کا جواب دے سکتے "
            "ہیں، اپنا تجربہ بتا سکتے ہیں، کسی گروپ میں آ سکتے ہیں یا معاوضے والا کام لے سکتے ہیں۔ ذاتی "
            "تجربہ رکھنے والے کچھ لوگ ہماری ٹیموں میں ملازم ہیں۔ کچھ لوگ اپنی سہولت کے مطابق حصہ لیتے ہیں "
            "اور انہیں وقت کا معاوضہ ملتا ہے۔ دونوں کی آواز برابر ہے۔"
        ),
        "participation_label": "لوگوں کی شرکت",
    },
}

AIMS: list[Named] = [
    {
        "key": "partnership",
        "en": {"title": "Partnership", "text": "Health, care, councils and voluntary groups work as one."},
        "ur": {
            "title": "شراکت",
            "text": "صحت، سماجی دیکھ بھال، کونسلیں اور رضاکارانہ گروپ ایک ہو کر کام کریں۔",
        },
    },
    {
        "key": "inequalities",
        "en": {
            "title": "Fairness and unmet need",
            "text": "We look for the people we have missed, and change that.",
        },
        "ur": {
            "title": "انصاف اور ان سنی ضرورت",
            "text": "ہم ان لوگوں کو ڈھونڈتے ہیں جو رہ گئے، اور اسے بدلتے ہیں۔",
        },
    },
    {
        "key": "no_cliff_edge",
        "en": {
            "title": "No cliff edge",
            "text": "Help is based on need. It does not fall away on a set date.",
        },
        "ur": {
            "title": "مدد اچانک ختم نہ ہو",
            "text": "مدد ضرورت کے مطابق ہوتی ہے۔ کسی مقررہ تاریخ پر یک دم ختم نہیں ہوتی۔",
        },
    },
    {
        "key": "made_together",
        "en": {
            "title": "Made together",
            "text": "As much as we can, services are planned and run together with the people who use them.",
        },
        "ur": {
            "title": "مل کر بنانا",
            ("text"): (
                "جہاں تک ہو سکے، خدمات کی منصوبہ بندی اور ان کا چلانا انہیں استعمال کرنے والوں کے ساتھ "
                "مل کر ہو۔"
            ),
        },
    },
    {
        "key": "no_wrong_door",
        "en": {"title": "No wrong door", "text": "Wherever you ask first, you get to the right help."},
        "ur": {"title": "کوئی دروازہ غلط نہیں", "text": "آپ پہلے جہاں بھی پوچھیں، صحیح مدد تک پہنچیں۔"},
    },
    {
        "key": "responsive",
        "en": {
            "title": "There when it matters",
            "text": "Quick when your need changes, and there in a crisis.",
        },
        "ur": {"title": "ضرورت کے وقت موجود", "text": "ضرورت بدلے تو جلد مدد، اور بحران میں ساتھ۔"},
    },
    {
        "key": "quality",
        "en": {
            "title": "Good help, and a good experience of it",
            "text": "It should work, and it should feel kind.",
        },
        "ur": {
            "title": "اچھی مدد اور اچھا تجربہ",
            "text": "مدد کام بھی کرے اور اس میں مہربانی بھی محسوس ہو۔",
        },
    },
]

WORKSTREAMS: list[Named] = [
    {
        "key": "core_community",
        "en": {
            "title": "Core community services",
            "text": (
                "The teams most people meet first, run by the NHS and voluntary organisations together. This "
                "is where no wrong door has to be true, on the mainland and on the islands."
            ),
        },
        "ur": {
            "title": "بنیادی مقامی خدمات",
            "text": (
                "وہ ٹیمیں جن سے زیادہ تر لوگ پہلے ملتے ہیں، جنہیں NHS اور رضاکارانہ تنظیمیں مل کر چلاتی ہیں۔ "
                "کوئی دروازہ غلط نہیں، یہ بات یہیں سچ ہونی چاہیے، ساحل پر بھی اور جزیروں پر بھی۔"
            ),
        },
    },
    {
        "key": "eating_disorders",
        "en": {
            "title": "Eating disorders",
            "text": (
                "Help that comes early, includes weekends and mealtimes, and does not depend on a number on "
                "the scales. Families learn how to help."
            ),
        },
        "ur": {
            "title": "کھانے سے متعلق عوارض",
            "text": (
                "ایسی مدد جو جلد ملے، ہفتے کے آخر اور کھانے کے اوقات میں بھی ہو، اور وزن کے کسی ہندسے پر "
                "منحصر نہ ہو۔ گھر والے بھی سیکھیں کہ مدد کیسے کی جائے۔"
            ),
        },
    },
    {
        "key": "community_rehabilitation",
        "en": {
            "title": "Community rehabilitation",
            "text": (
                "For people who have been unwell for a long time, often far from home. Support to live in a "
                "place of your own, near people you know."
            ),
        },
        "ur": {
            "title": "مقامی بحالی",
            "text": (
                "ان لوگوں کے لیے جو لمبے عرصے سے بیمار ہیں اور اکثر گھر سے دور رہے ہیں۔ اپنے گھر میں، اپنے "
                "لوگوں کے قریب رہنے میں مدد۔"
            ),
        },
    },
    {
        "key": "complex_emotional_difficulties",
        "en": {
            "title": "Complex emotional difficulties",
            "text": (
                "A team of psychologists, nurses, lived experience leads, occupational therapists and peer "
                "support workers. They help with strong feelings, hard relationships and what lies behind "
                "them."
            ),
        },
        "ur": {
            "title": "پیچیدہ جذباتی مشکلات",
            "text": (
                "ماہرین نفسیات، نرسوں، ذاتی تجربہ رکھنے والے رہنماؤں، آکوپیشنل تھراپسٹ اور ہم تجربہ مددگاروں "
                "کی ٹیم۔ وہ شدید جذبات، مشکل رشتوں اور ان کے پیچھے چھپی باتوں میں مدد کرتے ہیں۔"
            ),
        },
    },
    {
        "key": "physical_health",
        "en": {
            "title": "Physical health in severe mental illness",
            "text": (
                "People with severe mental illness die younger than others, mostly of illnesses that can be "
                "treated. Yearly checks, and help that follows from them, can change that."
            ),
        },
        "ur": {
            "title": "شدید ذہنی بیماری میں جسمانی صحت",
            "text": (
                "شدید ذہنی بیماری والے لوگ دوسروں سے کم عمر میں فوت ہوتے ہیں، زیادہ تر ایسی بیماریوں سے جن "
                "کا علاج ممکن ہے۔ سالانہ معائنہ اور اس کے بعد ملنے والی مدد اسے بدل سکتی ہے۔"
            ),
        },
    },
]

PARTNERS: list[Partner] = [
    {"name": "NHS organisations that plan care", "sector": "nhs_commissioner"},
    {"name": "NHS mental health services", "sector": "nhs_provider"},
    {"name": "GP practices", "sector": "primary_care"},
    {"name": "Local authorities", "sector": "council"},
    {"name": "Voluntary organisations", "sector": "vcfse", "acronym": "VCFSE"},
    {"name": "Emergency services", "sector": "emergency_services"},
    {"name": "Healthwatch in Cornwall and the Isles of Scilly", "sector": "independent_reviewer"},
    {"name": "People with lived experience", "sector": "lived_experience"},
    {"name": "Carers", "sector": "carers"},
]

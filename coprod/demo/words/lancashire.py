"""The programme "Lancashire and South Cumbria: community mental health transformation" in its own words."""

from coprod.demo.words.shapes import Editions, Named, Partner

SLUG = "lancashire-south-cumbria"

DISTRICTS = (
    "Lancashire and South Cumbria runs from the Irish Sea to the Pennines. It takes in Preston, Blackpool "
    "and the Fylde coast, Blackburn with Darwen and east Lancashire, Chorley and South Ribble. Also West "
    "Lancashire, Lancaster and Morecambe, and Barrow and the South Lakes."
)

EDITIONS: Editions = {
    "en": {
        "name": "Lancashire and South Cumbria: community mental health transformation",
        "short_name": "Lancashire and South Cumbria",
        "why": (
            "Community mental health teams have been here for more than 30 years. They have helped many "
            "people. But if you need help from several places at once, the parts have not always fitted "
            "together. You may have been passed from one team to the next, and told your story each time. We "
            "want to take away the walls between organisations, so that you meet one team and not many."
        ),
        "new_way": (
            "* **One team.** People from the NHS, councils and voluntary organisations work side by side.\n"
            "* **One person you know.** You have a named mental health worker. They are your point of "
            "contact, so you do not have to repeat your story.\n"
            "* **Nobody is bounced.** If the first door is not the right one, we walk with you to the one "
            "that is.\n"
            "* **More help when you need it, less when you do not.** Care steps up and steps down as life "
            "changes.\n"
            "* **Help with work and with your body too.** A job, money, sleep, teeth, heart: they all count."
            "\n"
            "* **Your own ways of keeping well.** With your family, your friends and the place where you "
            "live.\n"
            "\n"
            "The services that are here now stay open to you while this happens."
        ),
        "vision": (
            "When you ask for help, you meet one team that listens once, remembers, and stays with you for "
            "as long as you need it."
        ),
        "participation": (
            "People with lived experience and carers help to make the plans, carry them out and check them. "
            "You can answer a question in five minutes, without giving your name. You can tell us what "
            "happened to you. Or you can take a paid role in a group that decides things. We pay for your "
            "time and your travel, and we tell you what your words changed. When we do not do something, we "
            "say so and say why."
        ),
        "participation_label": "Lived experience and involvement",
    },
    "ur": {
        "name": "لنکاشائر اور ساؤتھ کمبریا: مقامی ذہنی صحت کی خدمات میں تبدیلی",
        "short_name": "لنکاشائر اور ساؤتھ کمبریا",
        "why": (
            "مقامی ذہنی صحت کی ٹیمیں یہاں 30 سال سے زیادہ عرصے سے کام کر رہی ہیں۔ انہوں نے بہت سے لوگوں کی "
            "مدد کی ہے۔ لیکن جب کسی کو ایک ہی وقت میں کئی جگہوں سے مدد چاہیے ہو تو یہ سب ہمیشہ مل کر نہیں "
            "چلیں۔ ہو سکتا ہے آپ کو ایک ٹیم سے دوسری ٹیم کے پاس بھیجا گیا ہو اور ہر بار اپنی بات نئے سرے سے "
            "بتانی پڑی ہو۔ ہم اداروں کے درمیان کی دیواریں ہٹانا چاہتے ہیں، تاکہ آپ کا واسطہ کئی ٹیموں سے "
            "نہیں، ایک ٹیم سے پڑے۔"
        ),
        "new_way": (
            "* **ایک ٹیم۔** NHS، کونسلوں اور رضاکارانہ تنظیموں کے لوگ ساتھ مل کر کام کرتے ہیں۔\n"
            "* **ایک جانا پہچانا شخص۔** ذہنی صحت کا ایک کارکن آپ کے لیے مقرر ہوتا ہے۔ آپ کا رابطہ اسی سے "
            "رہتا ہے، اس لیے آپ کو اپنی بات بار بار نہیں دہرانی پڑتی۔\n"
            "* **کسی کو ادھر ادھر نہیں بھیجا جاتا۔** اگر پہلا دروازہ صحیح نہ ہو تو ہم آپ کو صحیح جگہ تک ساتھ "
            "لے جاتے ہیں۔\n"
            "* **جب ضرورت زیادہ ہو تو زیادہ مدد، کم ہو تو کم۔** زندگی کے ساتھ ساتھ مدد بھی بڑھتی گھٹتی ہے۔\n"
            "* **روزگار اور جسمانی صحت میں بھی مدد۔** نوکری، پیسے، نیند، دانت، دل: سب اہم ہیں۔\n"
            "* **اپنا خیال رکھنے کے آپ کے اپنے طریقے۔** اپنے گھر والوں، دوستوں اور اپنے علاقے کے ساتھ۔\n"
            "\n"
            "اس دوران موجودہ خدمات آپ کے لیے کھلی رہیں گی۔"
        ),
        "vision": (
            "جب آپ مدد مانگیں تو آپ کو ایک ایسی ٹیم ملے جو ایک بار سنے، یاد رکھے، اور جب تک ضرورت ہو آپ کے "
            "ساتھ رہے۔"
        ),
        "participation": (
            "ذاتی تجربہ رکھنے والے لوگ اور دیکھ بھال کرنے والے منصوبے بنانے، ان پر عمل کرنے اور انہیں جانچنے "
            "میں مدد کرتے ہیں۔ آپ نام بتائے بغیر پانچ منٹ میں ایک سوال کا جواب دے سکتے ہیں۔ آپ بتا سکتے ہیں "
            "کہ آپ کے ساتھ کیا ہوا۔ یا آپ کسی فیصلہ کرنے والے گروپ میں معاوضے کے ساتھ شامل ہو سکتے ہیں۔ ہم "
            "آپ کے وقت اور سفر کے پیسے دیتے ہیں، اور بتاتے ہیں کہ آپ کی بات سے کیا بدلا۔ جب ہم کوئی کام نہیں "
            "کرتے تو صاف بتاتے ہیں کہ کیوں نہیں کیا۔"
        ),
        "participation_label": "ذاتی تجربہ اور شمولیت",
    },
}

AIMS: list[Named] = [
    {
        "key": "story_once",
        "en": {
            "title": "Tell your story once",
            "text": "What you have said stays with you, so you need not repeat it.",
        },
        "ur": {
            "title": "اپنی بات ایک بار بتائیں",
            "text": "آپ جو بتا چکے ہیں وہ آپ کے ساتھ رہتا ہے، دہرانے کی ضرورت نہیں۔",
        },
    },
    {
        "key": "joined_up",
        "en": {
            "title": "One team, no walls",
            "text": "Organisations plan and work together around each person.",
        },
        "ur": {
            "title": "ایک ٹیم، کوئی دیوار نہیں",
            "text": "ادارے ہر شخص کے لیے مل کر سوچتے اور کام کرتے ہیں۔",
        },
    },
    {
        "key": "nobody_bounced",
        "en": {
            "title": "Nobody is bounced",
            "text": "The team you reach first makes sure you reach the right help.",
        },
        "ur": {
            "title": "کسی کو ادھر ادھر نہ بھیجا جائے",
            "text": "آپ جس ٹیم تک پہلے پہنچیں وہی یقینی بناتی ہے کہ آپ کو صحیح مدد ملے۔",
        },
    },
    {
        "key": "follows_need",
        "en": {
            "title": "Care that follows your need",
            "text": "Help grows or eases as life changes. It does not just stop.",
        },
        "ur": {
            "title": "ضرورت کے مطابق مدد",
            "text": "زندگی بدلنے کے ساتھ مدد بڑھتی یا کم ہوتی ہے۔ اچانک ختم نہیں ہو جاتی۔",
        },
    },
    {
        "key": "whole_life",
        "en": {
            "title": "Your whole life counts",
            "text": "Work, money, home and physical health are part of the help.",
        },
        "ur": {
            "title": "پوری زندگی اہم ہے",
            "text": "روزگار، پیسے، گھر اور جسمانی صحت بھی مدد کا حصہ ہیں۔",
        },
    },
    {
        "key": "own_ways",
        "en": {
            "title": "Your own ways of keeping well",
            "text": "We back what works for you, with your family, your friends and your community.",
        },
        "ur": {
            "title": "ٹھیک رہنے کے آپ کے اپنے طریقے",
            ("text"): (
                "جو چیز آپ کے کام آئے ہم اس کا ساتھ دیتے ہیں، آپ کے گھر والوں، دوستوں اور کمیونٹی کے ساتھ۔"
            ),
        },
    },
]

WORKSTREAMS: list[Named] = [
    {
        "key": "first_contact",
        "en": {
            "title": "First contact: one front door",
            ("text"): (
                "What happens the first time you ask for help, whoever you ask. One conversation should "
                "be enough."
            ),
        },
        "ur": {
            "title": "پہلا رابطہ: ایک ہی دروازہ",
            ("text"): (
                "جب آپ پہلی بار مدد مانگیں تو کیا ہوتا ہے، چاہے کسی سے بھی مانگیں۔ ایک گفتگو کافی ہونی چاہیے۔"
            ),
        },
    },
    {
        "key": "named_worker",
        "en": {
            "title": "A named worker",
            ("text"): (
                "One mental health worker who knows you and is your point of contact, even when others "
                "help too."
            ),
        },
        "ur": {
            "title": "آپ کا مقررہ کارکن",
            ("text"): (
                "ذہنی صحت کا ایک کارکن جو آپ کو جانتا ہو اور جس سے آپ کا رابطہ رہے، چاہے دوسرے بھی مدد "
                "کر رہے ہوں۔"
            ),
        },
    },
    {
        "key": "step_up_step_down",
        "en": {
            "title": "Step up and step down",
            ("text"): (
                "How help grows quickly when things get worse, and eases slowly, with a way back, when "
                "they get better."
            ),
        },
        "ur": {
            "title": "مدد کا بڑھنا اور کم ہونا",
            ("text"): (
                "حالت بگڑے تو مدد جلدی کیسے بڑھے، اور بہتر ہو تو آہستہ آہستہ کیسے کم ہو، واپسی کے راستے "
                "کے ساتھ۔"
            ),
        },
    },
    {
        "key": "work_and_physical_health",
        "en": {
            "title": "Work and physical health",
            "text": "Help to find, keep or return to work, and health checks that lead to something.",
        },
        "ur": {
            "title": "روزگار اور جسمانی صحت",
            ("text"): (
                "کام ڈھونڈنے، اسے جاری رکھنے یا واپس جانے میں مدد، اور صحت کے ایسے معائنے جن سے فائدہ ہو۔"
            ),
        },
    },
    {
        "key": "self_management",
        "en": {
            "title": "Keeping well, with the people around you",
            "text": "Skills, groups, families and neighbours: the help that is there between appointments.",
        },
        "ur": {
            "title": "اپنے لوگوں کے ساتھ ٹھیک رہنا",
            "text": "ہنر، گروپ، گھر والے اور پڑوسی: وہ سہارا جو دو ملاقاتوں کے درمیان موجود ہوتا ہے۔",
        },
    },
]

COUNCIL_CHANGE = (
    "Lancashire’s councils are due to be replaced by new, larger ones in April 2028. What is promised here "
    "passes to whoever takes over."
)

PARTNERS: list[Partner] = [
    {
        "name": "Lancashire and South Cumbria Integrated Care Board",
        "sector": "nhs_commissioner",
        "acronym": "ICB",
    },
    {
        "name": "Lancashire and South Cumbria NHS Foundation Trust",
        "sector": "nhs_provider",
        "acronym": "LSCft",
    },
    {"name": "GP practices", "sector": "primary_care"},
    {"name": "Primary care networks", "sector": "primary_care", "acronym": "PCNs"},
    {"name": "Lancashire County Council", "sector": "council", "note": COUNCIL_CHANGE},
    {"name": "Blackpool Council", "sector": "council", "note": COUNCIL_CHANGE},
    {"name": "Blackburn with Darwen Council", "sector": "council", "note": COUNCIL_CHANGE},
    {"name": "Westmorland and Furness Council", "sector": "council"},
    {
        "name": "Voluntary, community, faith and social enterprise organisations",
        "sector": "vcfse",
        "acronym": "VCFSE",
    },
    {"name": "Healthwatch in Lancashire and South Cumbria", "sector": "independent_reviewer"},
    {"name": "People with lived experience", "sector": "lived_experience"},
    {"name": "Carers", "sector": "carers"},
]

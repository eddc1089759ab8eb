"""The six questions asked on Scilly. Ids are permanent."""

from coprod.demo.words.shapes import Section

QUESTIONNAIRE: list[Section] = [
    {
        "id": "crossing",
        "en": {"title": "When nobody can cross"},
        "ur": {"title": "جب کوئی سمندر پار نہ کر سکے"},
        "questions": [
            {
                "id": "who",
                "kind": "one_of",
                "en": {
                    "title": "Who are you answering as?",
                    "hint": "We do not ask which island you live on.",
                },
                "ur": {
                    "title": "آپ کس حیثیت سے جواب دے رہے ہیں؟",
                    "hint": "ہم نہیں پوچھتے کہ آپ کس جزیرے پر رہتے ہیں۔",
                },
                "options": [
                    {"id": "myself", "en": "Myself", "ur": "اپنی طرف سے"},
                    {
                        "id": "carer",
                        "en": "A carer, about my own experience",
                        "ur": "دیکھ بھال کرنے والا، اپنے تجربے کے بارے میں",
                    },
                    {"id": "someone", "en": "For someone else", "ur": "کسی اور کی طرف سے"},
                ],
            },
            {
                "id": "lost",
                "kind": "one_of",
                "en": {"title": "Has the weather taken an appointment from you?", "hint": ""},
                "ur": {"title": "کیا موسم کی وجہ سے آپ کی کوئی ملاقات رہ گئی ہے؟", "hint": ""},
                "options": [
                    {"id": "several", "en": "Yes, more than once", "ur": "ہاں، ایک سے زیادہ بار"},
                    {"id": "once", "en": "Yes, once", "ur": "ہاں، ایک بار"},
                    {"id": "no", "en": "No", "ur": "نہیں"},
                ],
            },
            {
                "id": "then",
                "kind": "long_text",
                "en": {
                    "title": "What happened then?",
                    "hint": "Leave out names of people, islands and boats.",
                },
                "ur": {"title": "پھر کیا ہوا؟", "hint": "لوگوں، جزیروں اور کشتیوں کے نام نہ لکھیں۔"},
            },
        ],
    },
    {
        "id": "better",
        "en": {"title": "What would be better"},
        "ur": {"title": "کیا بہتر ہو گا"},
        "questions": [
            {
                "id": "instead",
                "kind": "many_of",
                "en": {"title": "What would you choose instead?", "hint": "Choose all that fit."},
                "ur": {"title": "آپ اس کی جگہ کیا چنیں گے؟", "hint": "جو جو ٹھیک ہو سب چنیں۔"},
                "options": [
                    {"id": "telephone", "en": "A telephone call", "ur": "فون کال"},
                    {"id": "video", "en": "A video call at home", "ur": "گھر پر ویڈیو کال"},
                    {"id": "room", "en": "A quiet room on the islands", "ur": "جزیرے پر ایک پرسکون کمرہ"},
                    {
                        "id": "wait",
                        "en": "To wait for the next crossing",
                        "ur": "اگلی کشتی یا جہاز کا انتظار",
                    },
                    {"id": "other", "en": "Something else", "ur": "کچھ اور", "other": True},
                ],
            },
            {
                "id": "wish",
                "kind": "long_text",
                "en": {"title": "What should the rule say?", "hint": ""},
                "ur": {"title": "قاعدے میں کیا لکھا ہونا چاہیے؟", "hint": ""},
            },
            {
                "id": "publish",
                "kind": "one_of",
                "en": {
                    "title": "May we publish your words?",
                    "hint": "Islands are small. It is fine to say no.",
                },
                "ur": {
                    "title": "کیا ہم آپ کے الفاظ شائع کر سکتے ہیں؟",
                    "hint": "جزیرے چھوٹے ہوتے ہیں۔ نہیں کہنا بالکل ٹھیک ہے۔",
                },
                "options": [
                    {"id": "yes", "en": "Yes, without my name", "ur": "ہاں، میرے نام کے بغیر"},
                    {"id": "no", "en": "No", "ur": "نہیں"},
                ],
            },
        ],
    },
]

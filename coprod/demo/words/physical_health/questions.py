"""The questionnaire on health checks: three sections, in English and Urdu. Ids are permanent."""

from coprod.demo.words.shapes import Section

QUESTIONNAIRE: list[Section] = [
    {
        "id": "answering",
        "en": {"title": "Who you are answering as"},
        "ur": {"title": "آپ کس کی طرف سے جواب دے رہے ہیں"},
        "questions": [
            {
                "id": "who",
                "kind": "one_of",
                "en": {"title": "Who are you answering as?", "hint": ""},
                "ur": {"title": "آپ کس حیثیت سے جواب دے رہے ہیں؟", "hint": ""},
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
                "id": "last",
                "kind": "one_of",
                "en": {
                    "title": "When was the last health check?",
                    "hint": "Yours, or that of the person you care for.",
                },
                "ur": {
                    "title": "آخری معائنہ کب ہوا تھا؟",
                    "hint": "آپ کا، یا جس کی آپ دیکھ بھال کرتے ہیں اس کا۔",
                },
                "options": [
                    {"id": "year", "en": "In the last 12 months", "ur": "پچھلے 12 مہینوں میں"},
                    {"id": "longer", "en": "Longer ago", "ur": "اس سے پہلے"},
                    {"id": "never", "en": "Never", "ur": "کبھی نہیں"},
                    {"id": "unsure", "en": "I do not know", "ur": "مجھے معلوم نہیں"},
                ],
            },
        ],
    },
    {
        "id": "getting-there",
        "en": {"title": "Getting there"},
        "ur": {"title": "وہاں تک پہنچنا"},
        "questions": [
            {
                "id": "where",
                "kind": "one_of",
                "en": {"title": "Where would you choose to have the check?", "hint": ""},
                "ur": {"title": "آپ معائنہ کہاں کروانا چاہیں گے؟", "hint": ""},
                "options": [
                    {"id": "home", "en": "At home", "ur": "گھر پر"},
                    {"id": "surgery", "en": "At the surgery", "ur": "سرجری میں"},
                    {"id": "community", "en": "Somewhere else nearby", "ur": "قریب کی کسی اور جگہ"},
                    {"id": "any", "en": "I do not mind", "ur": "کہیں بھی"},
                ],
            },
            {
                "id": "hard",
                "kind": "many_of",
                "en": {"title": "What makes it hard to get there?", "hint": "Choose all that fit."},
                "ur": {"title": "وہاں پہنچنا کیوں مشکل ہے؟", "hint": "جو جو ٹھیک ہو سب چنیں۔"},
                "options": [
                    {"id": "leaving", "en": "Leaving home", "ur": "گھر سے نکلنا"},
                    {"id": "transport", "en": "No bus or no car", "ur": "بس یا گاڑی نہیں"},
                    {"id": "waiting-room", "en": "The waiting room", "ur": "انتظار گاہ"},
                    {
                        "id": "afraid",
                        "en": "Fear of what they will find or say",
                        "ur": "اس بات کا ڈر کہ کیا نکلے گا یا کیا کہیں گے",
                    },
                    {"id": "nothing", "en": "Nothing makes it hard", "ur": "کوئی مشکل نہیں"},
                    {"id": "other", "en": "Something else", "ur": "کچھ اور", "other": True},
                ],
            },
            {
                "id": "story",
                "kind": "long_text",
                "en": {"title": "What was it like?", "hint": "Leave out names."},
                "ur": {"title": "آپ کا تجربہ کیسا رہا؟", "hint": "نام نہ لکھیں۔"},
            },
        ],
    },
    {
        "id": "afterwards",
        "en": {"title": "Afterwards"},
        "ur": {"title": "اس کے بعد"},
        "questions": [
            {
                "id": "useful",
                "kind": "scale",
                "points": 5,
                "en": {
                    "title": "How useful was your last check to you?",
                    "hint": "",
                    "low": "No use",
                    "high": "Very useful",
                },
                "ur": {
                    "title": "پچھلا معائنہ آپ کے لیے کتنا مفید تھا؟",
                    "hint": "",
                    "low": "بالکل نہیں",
                    "high": "بہت مفید",
                },
            },
            {
                "id": "publish",
                "kind": "one_of",
                "en": {"title": "May we publish your words?", "hint": ""},
                "ur": {"title": "کیا ہم آپ کے الفاظ شائع کر سکتے ہیں؟", "hint": ""},
                "options": [
                    {"id": "yes", "en": "Yes, without my name", "ur": "ہاں، میرے نام کے بغیر"},
                    {"id": "no", "en": "No", "ur": "نہیں"},
                ],
            },
        ],
    },
]

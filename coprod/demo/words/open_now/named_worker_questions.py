"""The questionnaire about named workers: nine questions in English, Urdu and Easy Read. Ids are permanent."""

from coprod.demo.words.shapes import Section

QUESTIONNAIRE: list[Section] = [
    {
        "id": "answering",
        "en": {"title": "Who you are answering as"},
        "ur": {"title": "آپ کس کی طرف سے جواب دے رہے ہیں"},
        "en-easy": {"title": "Who you are"},
        "questions": [
            {
                "id": "who",
                "kind": "one_of",
                "en": {
                    "title": "Who are you answering as?",
                    "hint": "Carers may answer about their own experience.",
                },
                "ur": {
                    "title": "آپ کس حیثیت سے جواب دے رہے ہیں؟",
                    "hint": "دیکھ بھال کرنے والے اپنے تجربے کے بارے میں جواب دے سکتے ہیں۔",
                },
                "en-easy": {
                    "title": "Who are you?",
                    "hint": "A carer is someone who looks after another person.",
                },
                "options": [
                    {
                        "id": "myself",
                        "en": "Myself",
                        "ur": "اپنی طرف سے",
                        "en-easy": "I get help, or I want help",
                    },
                    {
                        "id": "carer",
                        "en": "A carer, about my own experience",
                        "ur": "دیکھ بھال کرنے والا، اپنے تجربے کے بارے میں",
                        "en-easy": "I am a carer",
                    },
                    {
                        "id": "someone",
                        "en": "For someone else",
                        "ur": "کسی اور کی طرف سے",
                        "en-easy": "I am helping someone to answer",
                    },
                ],
            },
            {
                "id": "have-one",
                "kind": "one_of",
                "en": {"title": "Do you have one person you can call now?", "hint": ""},
                "ur": {"title": "کیا ابھی کوئی ایک شخص ہے جسے آپ فون کر سکتے ہیں؟", "hint": ""},
                "en-easy": {"title": "Do you have one worker you can call?", "hint": ""},
                "options": [
                    {
                        "id": "yes",
                        "en": "Yes, and it works",
                        "ur": "ہاں، اور یہ ٹھیک چل رہا ہے",
                        "en-easy": "Yes, it is good",
                    },
                    {
                        "id": "in-name",
                        "en": "Yes, but only in name",
                        "ur": "ہاں، لیکن صرف نام کی حد تک",
                        "en-easy": "Yes, but they do not help",
                    },
                    {"id": "no", "en": "No", "ur": "نہیں", "en-easy": "No"},
                    {
                        "id": "unsure",
                        "en": "I do not know",
                        "ur": "مجھے معلوم نہیں",
                        "en-easy": "I do not know",
                    },
                ],
            },
        ],
    },
    {
        "id": "worker",
        "en": {"title": "What a named worker should do"},
        "ur": {"title": "مقررہ کارکن کو کیا کرنا چاہیے"},
        "en-easy": {"title": "What your worker should do"},
        "questions": [
            {
                "id": "matters",
                "kind": "many_of",
                "en": {"title": "What matters most to you?", "hint": "Choose all that fit."},
                "ur": {"title": "آپ کے لیے سب سے اہم کیا ہے؟", "hint": "جو جو ٹھیک ہو سب چنیں۔"},
                "en-easy": {
                    "title": "What is most important to you?",
                    "hint": "You can choose more than one.",
                },
                "options": [
                    {
                        "id": "calls-back",
                        "en": "They call back when they said they would",
                        "ur": "جب کہیں تب واپس فون کریں",
                        "en-easy": "They call back on time",
                    },
                    {
                        "id": "knows-me",
                        "en": "They know my story, so I need not repeat it",
                        "ur": "میری بات انہیں معلوم ہو، دہرانی نہ پڑے",
                        "en-easy": "They know my story",
                    },
                    {
                        "id": "speaks-up",
                        "en": "They speak up for me with other services",
                        "ur": "دوسری خدمات کے سامنے میری طرف سے بات کریں",
                        "en-easy": "They speak for me when I ask",
                    },
                    {
                        "id": "language",
                        "en": "They speak my language or sign",
                        "ur": "میری زبان یا اشاروں کی زبان جانتے ہوں",
                        "en-easy": "They use my language",
                    },
                    {
                        "id": "family",
                        "en": "They listen to my family too, if I say so",
                        "ur": "میری اجازت سے میرے گھر والوں کی بھی سنیں",
                        "en-easy": "They listen to my family, if I say yes",
                    },
                    {
                        "id": "other",
                        "en": "Something else",
                        "ur": "کچھ اور",
                        "en-easy": "Something else",
                        "other": True,
                    },
                ],
            },
            {
                "id": "call-back",
                "kind": "one_of",
                "en": {
                    "title": "If you leave a message, how soon should you hear back?",
                    "hint": "Not in a crisis.",
                },
                "ur": {
                    "title": "اگر آپ پیغام چھوڑیں تو کتنی جلدی جواب ملنا چاہیے؟",
                    "hint": "بحران کی صورت میں نہیں۔",
                },
                "en-easy": {
                    "title": "How soon should they call you back?",
                    "hint": "This is not about a crisis.",
                },
                "options": [
                    {"id": "same-day", "en": "The same day", "ur": "اسی دن", "en-easy": "The same day"},
                    {
                        "id": "next-day",
                        "en": "The next working day",
                        "ur": "اگلے کام کے دن",
                        "en-easy": "The next day",
                    },
                    {
                        "id": "three-days",
                        "en": "Within 3 working days",
                        "ur": "3 کام کے دنوں میں",
                        "en-easy": "In 3 days",
                    },
                ],
            },
            {
                "id": "choose",
                "kind": "scale",
                "points": 5,
                "en": {
                    "title": "How much does it matter to you to choose your worker yourself?",
                    "hint": "",
                    "low": "Not at all",
                    "high": "Very much",
                },
                "ur": {
                    "title": "اپنا کارکن خود چننا آپ کے لیے کتنا اہم ہے؟",
                    "hint": "",
                    "low": "بالکل نہیں",
                    "high": "بہت زیادہ",
                },
                "en-easy": {
                    "title": "Do you want to choose your worker?",
                    "hint": "",
                    "low": "I do not mind",
                    "high": "I want to choose",
                },
            },
            {
                "id": "good-worker",
                "kind": "long_text",
                "en": {
                    "title": "Think of someone who helped you well. What did they do?",
                    "hint": "Leave out names.",
                },
                "ur": {
                    "title": "کسی ایسے شخص کو سوچیں جس نے آپ کی اچھی مدد کی۔ اس نے کیا کیا؟",
                    "hint": "نام نہ لکھیں۔",
                },
                "en-easy": {"title": "Who helped you well? What did they do?", "hint": "Do not write names."},
            },
        ],
    },
    {
        "id": "away",
        "en": {"title": "When your worker is away"},
        "ur": {"title": "جب آپ کا کارکن موجود نہ ہو"},
        "en-easy": {"title": "When your worker is away"},
        "questions": [
            {
                "id": "stand-in",
                "kind": "one_of",
                "en": {
                    "title": "Which would you choose?",
                    "hint": "What speaks for and against each is on the first page.",
                },
                "ur": {
                    "title": "آپ کیا چنیں گے؟",
                    "hint": "ہر تجویز کے حق میں اور خلاف باتیں پہلے صفحے پر ہیں۔",
                },
                "en-easy": {"title": "Which do you want?", "hint": ""},
                "options": [
                    {
                        "id": "pair",
                        "en": "Two workers who share",
                        "ur": "دو کارکن جو مل کر کام کریں",
                        "en-easy": "Two workers",
                    },
                    {
                        "id": "one-and-team",
                        "en": "One worker, and the team line when they are away",
                        "ur": "ایک کارکن، اور اس کی غیر موجودگی میں ٹیم کا نمبر",
                        "en-easy": "One worker and a team",
                    },
                    {
                        "id": "unsure",
                        "en": "I am not sure",
                        "ur": "یقین سے نہیں کہہ سکتے",
                        "en-easy": "I do not know",
                    },
                ],
            },
            {
                "id": "goodbye",
                "kind": "long_text",
                "en": {"title": "When a worker leaves for good, what should happen?", "hint": ""},
                "ur": {"title": "جب کوئی کارکن ہمیشہ کے لیے چلا جائے تو کیا ہونا چاہیے؟", "hint": ""},
                "en-easy": {"title": "What should happen when your worker leaves?", "hint": ""},
            },
            {
                "id": "publish",
                "kind": "one_of",
                "en": {
                    "title": "May we publish your words?",
                    "hint": "We take out anything that could show who you are.",
                },
                "ur": {
                    "title": "کیا ہم آپ کے الفاظ شائع کر سکتے ہیں؟",
                    "hint": "جس بات سے آپ کی پہچان ہو سکے ہم وہ نکال دیتے ہیں۔",
                },
                "en-easy": {
                    "title": "Can we show your words to other people?",
                    "hint": "We never use your name.",
                },
                "options": [
                    {
                        "id": "yes",
                        "en": "Yes, without my name",
                        "ur": "ہاں، میرے نام کے بغیر",
                        "en-easy": "Yes",
                    },
                    {"id": "no", "en": "No", "ur": "نہیں", "en-easy": "No"},
                ],
            },
        ],
    },
]

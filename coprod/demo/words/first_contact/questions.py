"""The questionnaire of first contact: four sections, in English and Urdu. Ids are permanent."""

from coprod.demo.words.shapes import Section

WHO_YOU_ARE: Section = {
    "id": "answering",
    "en": {"title": "Who you are answering as"},
    "ur": {"title": "آپ کس کی طرف سے جواب دے رہے ہیں"},
    "questions": [
        {
            "id": "before",
            "kind": "information",
            "en": {
                "title": "Before you start",
                "hint": (
                    "You can skip any question and stop at any time. Some questions ask about a hard time. "
                    "You need not tell us why you asked for help."
                ),
            },
            "ur": {
                "title": "شروع کرنے سے پہلے",
                "hint": (
                    "آپ کوئی بھی سوال چھوڑ سکتے ہیں اور جب چاہیں رک سکتے ہیں۔ کچھ سوال مشکل وقت کے بارے میں "
                    "ہیں۔ آپ کو یہ بتانے کی ضرورت نہیں کہ آپ نے مدد کیوں مانگی۔"
                ),
            },
        },
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
            "options": [
                {"id": "myself", "en": "Myself: I asked for help", "ur": "اپنی طرف سے: میں نے مدد مانگی تھی"},
                {
                    "id": "carer",
                    "en": "A carer, about my own experience",
                    "ur": "دیکھ بھال کرنے والے کے طور پر، اپنے تجربے کے بارے میں",
                },
                {"id": "someone", "en": "For someone else", "ur": "کسی اور کی طرف سے"},
            ],
        },
        {
            "id": "agreed",
            "kind": "one_of",
            "en": {
                "title": "Does that person know that you are answering for them?",
                "hint": "Only if you are answering for someone else.",
            },
            "ur": {
                "title": "کیا اس شخص کو معلوم ہے کہ آپ اس کی طرف سے جواب دے رہے ہیں؟",
                "hint": "صرف اگر آپ کسی اور کی طرف سے جواب دے رہے ہیں۔",
            },
            "options": [
                {"id": "agrees", "en": "They know and agree", "ur": "انہیں معلوم ہے اور وہ راضی ہیں"},
                {
                    "id": "cannot",
                    "en": "They cannot agree at present",
                    "ur": "وہ اس وقت رضامندی نہیں دے سکتے",
                },
                {"id": "unsure", "en": "I do not know", "ur": "مجھے معلوم نہیں"},
            ],
        },
        {
            "id": "when",
            "kind": "one_of",
            "en": {
                "title": "When did you last ask for help for the first time, or again after a gap?",
                "hint": "",
            },
            "ur": {"title": "آپ نے پہلی بار، یا کچھ عرصے بعد دوبارہ، آخری بار کب مدد مانگی؟", "hint": ""},
            "options": [
                {"id": "months-6", "en": "In the last 6 months", "ur": "پچھلے 6 مہینوں میں"},
                {"id": "months-12", "en": "6 to 12 months ago", "ur": "6 سے 12 مہینے پہلے"},
                {"id": "years-3", "en": "1 to 3 years ago", "ur": "1 سے 3 سال پہلے"},
                {"id": "longer", "en": "Longer ago", "ur": "اس سے پہلے"},
            ],
        },
    ],
}

TELLING: Section = {
    "id": "telling",
    "en": {"title": "Telling your story"},
    "ur": {"title": "اپنی بات بتانا"},
    "questions": [
        {
            "id": "times",
            "kind": "one_of",
            "en": {
                "title": "How many times did you tell your story before help began?",
                "hint": "Count every new person. A guess is fine.",
            },
            "ur": {
                "title": "مدد شروع ہونے سے پہلے آپ کو اپنی بات کتنی بار بتانی پڑی؟",
                "hint": "ہر نئے شخص کو گنیں۔ اندازہ بھی ٹھیک ہے۔",
            },
            "options": [
                {"id": "once", "en": "Once", "ur": "ایک بار"},
                {"id": "twice", "en": "Twice", "ur": "دو بار"},
                {"id": "three-four", "en": "3 or 4 times", "ur": "3 یا 4 بار"},
                {"id": "five-more", "en": "5 times or more", "ur": "5 بار یا زیادہ"},
                {"id": "unsure", "en": "I do not remember", "ur": "مجھے یاد نہیں"},
            ],
        },
        {
            "id": "in-the-way",
            "kind": "many_of",
            "en": {"title": "What got in the way?", "hint": "Choose all that fit."},
            "ur": {"title": "کیا رکاوٹیں آئیں؟", "hint": "جو جو ٹھیک ہو سب چنیں۔"},
            "options": [
                {
                    "id": "told-again",
                    "en": "I had to start again with each person",
                    "ur": "ہر شخص کے ساتھ نئے سرے سے شروع کرنا پڑا",
                },
                {
                    "id": "long-wait",
                    "en": "I waited and heard nothing",
                    "ur": "انتظار کرنا پڑا اور کوئی خبر نہ ملی",
                },
                {
                    "id": "sent-on",
                    "en": "I was sent on to somewhere else",
                    "ur": "مجھے کہیں اور بھیج دیا گیا",
                },
                {
                    "id": "whom-to-ask",
                    "en": "I did not know whom to ask",
                    "ur": "معلوم نہیں تھا کہ کس سے پوچھوں",
                },
                {
                    "id": "telephone",
                    "en": "The telephone is hard for me",
                    "ur": "فون پر بات کرنا میرے لیے مشکل ہے",
                },
                {
                    "id": "not-believed",
                    "en": "I felt that I was not believed",
                    "ur": "لگا کہ میری بات پر یقین نہیں کیا گیا",
                },
                {
                    "id": "not-private",
                    "en": "I had no private place to talk",
                    "ur": "بات کرنے کے لیے کوئی الگ جگہ نہیں تھی",
                },
                {"id": "language", "en": "It was not in my language", "ur": "بات میری زبان میں نہیں ہوئی"},
                {"id": "nothing", "en": "Nothing got in the way", "ur": "کوئی رکاوٹ نہیں آئی"},
                {"id": "other", "en": "Something else", "ur": "کچھ اور", "other": True},
            ],
        },
        {
            "id": "listened",
            "kind": "scale",
            "points": 5,
            "en": {
                "title": "How far did you feel listened to, the first time you asked?",
                "hint": "",
                "low": "Not at all",
                "high": "Completely",
            },
            "ur": {
                "title": "پہلی بار مدد مانگنے پر آپ کو کتنا لگا کہ آپ کی بات سنی گئی؟",
                "hint": "",
                "low": "بالکل نہیں",
                "high": "پوری طرح",
            },
        },
        {
            "id": "happened",
            "kind": "long_text",
            "en": {
                "title": "What happened when you asked for help?",
                "hint": "As little or as much as you like. Leave out names. You need not say why you asked.",
            },
            "ur": {
                "title": "جب آپ نے مدد مانگی تو کیا ہوا؟",
                "hint": "جتنا چاہیں کم یا زیادہ لکھیں۔ نام نہ لکھیں۔ وجہ بتانا ضروری نہیں۔",
            },
        },
    ],
}

BETTER: Section = {
    "id": "better",
    "en": {"title": "What would make it better"},
    "ur": {"title": "کس چیز سے بہتری آئے گی"},
    "questions": [
        {
            "id": "idea",
            "kind": "one_of",
            "en": {
                "title": "Which idea would have helped you most?",
                "hint": "What speaks for and against each is on the first page.",
            },
            "ur": {
                "title": "کون سی تجویز آپ کے سب سے زیادہ کام آتی؟",
                "hint": "ہر تجویز کے حق میں اور خلاف باتیں پہلے صفحے پر ہیں۔",
            },
            "options": [
                {
                    "id": "one-page",
                    "en": "One page that travels with you",
                    "ur": "ایک صفحہ جو آپ کے ساتھ چلے",
                },
                {
                    "id": "one-worker",
                    "en": "One worker from first call to first visit",
                    "ur": "پہلی کال سے پہلی ملاقات تک ایک ہی کارکن",
                },
                {"id": "shared-record", "en": "One shared record", "ur": "ایک مشترکہ ریکارڈ"},
                {"id": "none", "en": "None of them", "ur": "ان میں سے کوئی نہیں"},
                {"id": "unsure", "en": "I am not sure", "ur": "یقین سے نہیں کہہ سکتے"},
            ],
        },
        {
            "id": "one-thing",
            "kind": "short_text",
            "en": {"title": "In a few words: what should a first contact never do?", "hint": ""},
            "ur": {"title": "چند الفاظ میں: پہلے رابطے میں کیا کبھی نہیں ہونا چاہیے؟", "hint": ""},
        },
        {
            "id": "helped",
            "kind": "long_text",
            "en": {"title": "What would have helped?", "hint": "Small things count."},
            "ur": {"title": "کس چیز سے مدد ملتی؟", "hint": "چھوٹی باتیں بھی اہم ہیں۔"},
        },
    ],
}

YOUR_ANSWER: Section = {
    "id": "your-answer",
    "en": {"title": "Your words and a little about you"},
    "ur": {"title": "آپ کے الفاظ اور کچھ آپ کے بارے میں"},
    "questions": [
        {
            "id": "publish",
            "kind": "one_of",
            "en": {
                "title": "May we publish your words?",
                ("hint"): (
                    "We take out anything that could show who you are. You can change your mind with "
                    "your receipt."
                ),
            },
            "ur": {
                "title": "کیا ہم آپ کے الفاظ شائع کر سکتے ہیں؟",
                ("hint"): (
                    "جس بات سے آپ کی پہچان ہو سکے ہم وہ نکال دیتے ہیں۔ رسید کے ذریعے آپ فیصلہ بدل سکتے ہیں۔"
                ),
            },
            "options": [
                {"id": "yes", "en": "Yes, without my name", "ur": "ہاں، میرے نام کے بغیر"},
                {"id": "no", "en": "No", "ur": "نہیں"},
            ],
        },
        {
            "id": "area",
            "kind": "one_of",
            "en": {
                "title": "What is the first part of your postcode?",
                "hint": "This tells us which places we hear from.",
            },
            "ur": {
                "title": "آپ کے پوسٹ کوڈ کا پہلا حصہ کیا ہے؟",
                "hint": "اس سے پتا چلتا ہے کہ ہم تک کن علاقوں کی آواز پہنچی۔",
            },
            "options": [
                {"id": "pr1", "en": "PR1", "ur": "PR1"},
                {"id": "pr2", "en": "PR2", "ur": "PR2"},
                {"id": "pr3-pr4", "en": "PR3 or PR4", "ur": "PR3 یا PR4"},
                {"id": "pr5-pr26", "en": "PR5, PR25 or PR26", "ur": "PR5، PR25 یا PR26"},
                {"id": "elsewhere", "en": "Somewhere else", "ur": "کہیں اور"},
                {
                    "id": "prefer-not",
                    "en": "I prefer not to say",
                    "ur": "بتانا نہیں چاہتے",
                    "prefer_not": True,
                },
            ],
        },
        {
            "id": "age",
            "kind": "one_of",
            "en": {"title": "How old are you?", "hint": "This tells us whose voices we have not heard yet."},
            "ur": {"title": "آپ کی عمر کیا ہے؟", "hint": "اس سے پتا چلتا ہے کہ ابھی کن کی آواز نہیں پہنچی۔"},
            "options": [
                {"id": "age-16", "en": "16 to 24", "ur": "16 سے 24"},
                {"id": "age-25", "en": "25 to 39", "ur": "25 سے 39"},
                {"id": "age-40", "en": "40 to 59", "ur": "40 سے 59"},
                {"id": "age-60", "en": "60 to 74", "ur": "60 سے 74"},
                {"id": "age-75", "en": "75 or over", "ur": "75 یا زیادہ"},
                {
                    "id": "prefer-not",
                    "en": "I prefer not to say",
                    "ur": "بتانا نہیں چاہتے",
                    "prefer_not": True,
                },
            ],
        },
    ],
}

QUESTIONNAIRE: list[Section] = [WHO_YOU_ARE, TELLING, BETTER, YOUR_ANSWER]

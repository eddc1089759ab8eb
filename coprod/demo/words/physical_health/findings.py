"""What was heard about health checks: one "no, because" that the reviewer disputes, and one promise under way."""

from coprod.demo.words.shapes import Finding

PROVIDER = "NHS mental health services"

CHECKS_AT_HOME: Finding = {
    "key": "checks-at-home",
    "en": {
        "title": "Some people can only have the check if it comes to them",
        "text": (
            "Nearly 6 in 10 people would choose to have the check at home. About half said that leaving home is hard. "
            "Several wrote that their record says they declined a check, when they could not get there."
        ),
    },
    "ur": {
        "title": "کچھ لوگوں کا معائنہ صرف گھر پر ہی ہو سکتا ہے",
        "text": (
            "10 میں سے تقریباً 6 لوگ گھر پر معائنہ چاہتے ہیں۔ تقریباً آدھے لوگوں نے کہا کہ گھر سے نکلنا مشکل ہے۔ کئی لوگوں نے لکھا "
            "کہ ریکارڈ میں لکھا ہے کہ انہوں نے انکار کیا، حالانکہ وہ پہنچ نہیں سکے تھے۔"
        ),
    },
    "how_many": 34,
    "quotes": [
        (
            "I have not been past my gate since spring. The letter says I ‘declined’. I did not decline. "
            "I could not."
        ),
        "She will let the nurse in if I am there. She will not get in the car. That is simply how it is.",
        "I am his support worker. He says: come to me, I will put the kettle on.",
    ],
    "answer": {
        "verdict": "no",
        "why": (
            "We have not done this, because a nurse can see 4 people at home in the time it takes to see 11 "
            "in a clinic. With the nurses we have this year, checks at home would mean fewer checks for "
            "everybody. Blood samples must also reach the laboratory within hours. We will offer a lift and "
            "a longer, quiet appointment."
        ),
        "by": "Chair, physical health group",
        "after_days": 51,
    },
    "commitment": None,
    "change": None,
    # Whoever wrote this did not want to be quoted any more. The words are gone from every page; the count says so.
    "taken_back": {
        "words": "She will let the nurse in if I am there. She will not get in the car. That is simply how it is.",
        "days": -6,
    },
    "review": {
        "verdict": "disputed",
        "why": (
            "People did not ask for checks at home for everybody. They asked for those who cannot leave "
            "home, and a lift does not help them. Most of the check needs no laboratory. The answer does not "
            "count what it costs when a person is not checked for years, and nothing has been tried with a "
            "small number of people."
        ),
        "days": -20,
    },
}

WHAT_WAS_FOUND: Finding = {
    "key": "what-was-found",
    "en": {
        "title": "People are not told what was found, or what to do about it",
        "text": (
            "People wrote that no results came, or that results came without help. Where somebody rang them, "
            "it changed things. About half of those who scored their last check gave it 1 or 2 out of 5."
        ),
    },
    "ur": {
        "title": "لوگوں کو نہیں بتایا جاتا کہ کیا معلوم ہوا اور اب کیا کرنا ہے",
        "text": (
            "لوگوں نے لکھا کہ نتیجہ آیا ہی نہیں، یا آیا تو ساتھ کوئی مدد نہ تھی۔ جہاں کسی نے فون کیا وہاں "
            "فرق پڑا۔ جن لوگوں نے اپنے پچھلے معائنے کو نمبر دیے ان میں سے تقریباً آدھوں نے 5 میں سے 1 یا 2 دیے۔"
        ),
    },
    "how_many": 20,
    "quotes": [
        "Nobody told me the results. I think no news means good news but I lie awake over it.",
        (
            "They found my sugar was high and a man rang me each week for two months. I feel like "
            "somebody noticed."
        ),
    ],
    "answer": {
        "verdict": "accepted",
        ("why"): (
            "A check without an answer is half a check. Everyone should hear what was found, in the way "
            "they choose."
        ),
        "by": "Chair, physical health group",
        "after_days": 51,
    },
    "commitment": {
        "what": (
            "Everybody who has a check hears what was found within 14 days, by call, letter or visit, with "
            "the name of someone to ask."
        ),
        "owner": "Physical health nurse lead",
        "organisation": PROVIDER,
        "due_days": 26,
    },
    "change": None,
    "review": None,
}

FINDINGS: list[Finding] = [CHECKS_AT_HOME, WHAT_WAS_FOUND]

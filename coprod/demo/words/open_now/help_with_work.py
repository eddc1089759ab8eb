"""A draft in Lancashire, not yet open: its title, its purpose and its first questions, in English only so far."""

from coprod.demo.words.shapes import Editions, Section

KEY = "help-with-work"
PROGRAMME = "lancashire-south-cumbria"
WORKSTREAM = "work_and_physical_health"
PLACE = "East Lancashire"

EDITIONS: Editions = {
    "en": {
        "title": "Help with work: starting, staying and going back",
        "purpose": (
            "Work advisers will join the mental health teams in east Lancashire. Before they start, we want "
            "to know what help with work people want, when they want it, and who they would trust to give it."
        ),
    },
    "ur": {
        "title": "روزگار میں مدد: شروع کرنا، جاری رکھنا اور واپس جانا",
        "purpose": (
            "مشرقی لنکاشائر میں روزگار کے مشیر ذہنی صحت کی ٹیموں میں شامل ہوں گے۔ ان کے کام شروع کرنے سے "
            "پہلے ہم جاننا چاہتے ہیں کہ لوگ روزگار میں کس طرح کی مدد چاہتے ہیں، کب چاہتے ہیں، اور کس پر "
            "بھروسا کریں گے۔"
        ),
    },
}

QUESTIONNAIRE: list[Section] = [
    {
        "id": "work",
        "en": {"title": "You and work", "hint": "Paid or not, a few hours or many: it all counts."},
        "questions": [
            {
                "id": "now",
                "kind": "one_of",
                "en": {"title": "How is it with work for you now?", "hint": ""},
                "options": [
                    {"id": "working", "en": "I am in work, and well enough for it"},
                    {"id": "struggling", "en": "I am in work, and it is hard to stay"},
                    {"id": "off", "en": "I have a job, and I am off sick"},
                    {"id": "looking", "en": "I have no job, and I would like one"},
                    {"id": "not-now", "en": "I have no job, and work is not for me now"},
                ],
            },
            {
                "id": "helps",
                "kind": "many_of",
                "en": {"title": "What would help you most?", "hint": "Choose all that fit."},
                "options": [
                    {"id": "adviser", "en": "Somebody in my mental health team who knows about jobs"},
                    {"id": "employer", "en": "Somebody who talks to my employer with me"},
                    {"id": "benefits", "en": "Knowing what happens to my benefits if I try"},
                    {"id": "slowly", "en": "Starting with a few hours, and going up slowly"},
                    {"id": "other", "en": "Something else", "other": True},
                ],
            },
        ],
    },
    {
        "id": "trust",
        "en": {"title": "Who should help"},
        "questions": [
            {
                "id": "whom",
                "kind": "long_text",
                "en": {
                    "title": "Whom would you trust to help you with work, and why?",
                    "hint": "Leave out names.",
                },
            },
        ],
    },
]

"""People who care for somebody in Lancashire: a call in Polish from Blackburn that became a card for carers."""

from coprod.demo.words.people import LANCASHIRE
from coprod.demo.words.shapes import Form, Said

READER, DEPUTY = "moderator", "deputy-lancashire"

FORM: Form = {
    "slug": "carers",
    "programme": LANCASHIRE,
    "workstream": "self_management",
    "opens_in_days": -115,
    "friends_and_family": False,
    "en": {
        "title": "If you care for somebody",
        "about": "What helps you to go on, what makes it harder, and what nobody has asked you.",
        "who_reads": (
            "Two people of the voluntary organisations read it. They are not part of any team that treats the "
            "person you care for."
        ),
    },
    "ur": {
        "title": "اگر آپ کسی کی دیکھ بھال کرتے ہیں",
        "about": "آپ کو کس چیز سے ہمت ملتی ہے، کیا مشکل بناتا ہے، اور آپ سے کیا کبھی نہیں پوچھا گیا۔",
        "who_reads": (
            "رضاکار تنظیموں کے دو لوگ اسے پڑھتے ہیں۔ وہ اس ٹیم میں نہیں جو آپ کے عزیز کا علاج کرتی ہے۔"
        ),
    },
    # Those who read for the programme read this too.
    "rota": {},
}

BY_TELEPHONE_IN_POLISH: Said = {
    "form": "carers",
    "story": "by-telephone-in-polish",
    "days": -66,
    "at": "14:20",
    "channel": "telephone",
    "language": "pl",
    "answers": {
        "who": "carer",
        "happened": (
            "Opiekuję się bratem w Blackburn. Kiedy w nocy jest źle, nie wiem, do kogo dzwonić, a każdy numer pyta "
            "mnie od początku, kim jestem.\n\n"
            "In English: I care for my brother in Blackburn. When it is bad at night I do not know whom to ring, and "
            "every number asks me from the beginning who I am."
        ),
        "better": (
            "Jedna karta z numerami, na której jest napisane, że jestem jego opiekunką.\n\n"
            "In English: one card with the numbers, on which it says that I am his carer."
        ),
        "publish": "no",
    },
    "reach": {
        "way": "post",
        "address": "14 Example Terrace, Blackburn",
        "careful": "A plain envelope without a sender. Write in Polish.",
    },
    "then": [
        {"days": 0, "at": "15:05", "do": "acknowledge", "by": READER},
        {"days": 0, "at": "15:06", "do": "sort", "by": READER, "text": "idea"},
        {
            "days": 2,
            "at": "10:30",
            "do": "reply",
            "by": READER,
            "text": (
                "Dziękujemy. Zabieramy Pani pomysł na spotkanie opiekunów w przyszłym tygodniu. Numery na noc są w "
                "liście, razem z kodem.\n\n"
                "In English: Thank you. We take your idea to the carers’ meeting next week. The numbers for the night "
                "are in the letter, with the code."
            ),
        },
        {
            "days": 32,
            "at": "11:00",
            "do": "reply",
            "by": READER,
            "text": (
                "Karta jest gotowa: po polsku, w urdu i po angielsku. Wysłaliśmy Pani dwie.\n\n"
                "In English: The card is ready, in Polish, Urdu and English. We have sent you two. It says that you "
                "are a carer, and each team in Blackburn knows it."
            ),
        },
        {
            "days": 32,
            "at": "11:20",
            "do": "report",
            "by": READER,
            "words": {
                "what": (
                    "Carers in Blackburn can have a contact card in Polish, Urdu or English. It has the numbers for the "
                    "day and the night, and says that the person who holds it is a carer."
                ),
                "evidence": (
                    "The card was shown at the carers’ meeting, and each team in Blackburn has a copy beside the "
                    "telephone. 46 cards have been given out so far."
                ),
            },
        },
        {"days": 33, "at": "15:30", "do": "read", "by": DEPUTY},
        {"days": 35, "at": "20:10", "do": "helped", "text": "yes"},
    ],
}

SAID: list[Said] = [
    BY_TELEPHONE_IN_POLISH,
    {
        "form": "carers",
        "days": -24,
        "at": "21:45",
        "answers": {
            "who": "carer",
            "happened": "At the review they asked how he is. Then somebody asked how I am, and waited for the answer.",
            "publish": "yes",
        },
        "then": [
            {
                "days": 1,
                "at": "09:50",
                "do": "reply",
                "by": DEPUTY,
                "text": "We have told them that this one question mattered. They will ask it each time.",
            },
            {"days": 3, "at": "16:00", "do": "close", "by": DEPUTY, "text": "The team has been told."},
        ],
    },
    {
        "form": "carers",
        "days": -1,
        "at": "19:00",
        "answers": {
            "who": "carer",
            "happened": "The letter about his medicine came to me in English. I had to give it to my daughter to read.",
            "better": "Ask once which language we read, and keep it.",
        },
    },
]

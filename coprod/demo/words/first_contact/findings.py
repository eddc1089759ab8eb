"""What was heard about first contact, and what became of it: four findings, four different ends."""

from coprod.demo.words.shapes import Finding

TRUST = "Lancashire and South Cumbria NHS Foundation Trust"
BOARD = "Lancashire and South Cumbria Integrated Care Board"

TELLING_AGAIN: Finding = {
    "key": "telling-again",
    "en": {
        "title": "People tell their story again and again, and say less each time",
        "text": (
            "About 2 in 3 of the people who answered this question told their story 3 times or more before help "
            "began. Many said that they left things out by the end. The idea chosen most often was one page "
            "that travels with you: more than 4 in 10 chose it. People want to write it with the worker, keep a copy "
            "and be able to change it."
        ),
    },
    "ur": {
        "title": "لوگوں کو اپنی بات بار بار بتانی پڑتی ہے، اور ہر بار وہ کم بتاتے ہیں",
        "text": (
            "اس سوال کا جواب دینے والے ہر 3 میں سے تقریباً 2 لوگوں کو مدد شروع ہونے سے پہلے اپنی بات 3 بار یا اس سے "
            "زیادہ بتانی پڑی۔ بہت سے لوگوں نے کہا کہ آخر تک وہ کئی باتیں چھوڑ دیتے تھے۔ سب سے زیادہ لوگوں "
            "نے، 10 میں سے 4 سے زیادہ نے، ایک صفحے والی تجویز چنی جو آپ کے ساتھ چلے۔ لوگ چاہتے ہیں کہ وہ اسے کارکن "
            "کے ساتھ مل کر لکھیں، ایک کاپی رکھیں اور اسے بدل سکیں۔"
        ),
    },
    "how_many": 137,
    "quotes": [
        "I told it five times. By the fifth I had stopped crying and started saying less.",
        "If I could carry it with me on one page, I would only have to be brave once.",
        "میں نے اپنی بات چار بار بتائی۔ ہر بار لگا جیسے زخم پھر سے کھل گیا ہو۔",
        "A page with his words at the top and mine underneath, kept apart. They are not the same story.",
    ],
    "answer": {
        "verdict": "accepted",
        "why": (
            "You are right. Nobody should have to say the hardest thing five times. The page was also the "
            "idea that most of you chose, and we can start it with the people and money we have."
        ),
        "by": "Chair and co-chair, first contact group",
        "after_days": 56,
    },
    "commitment": {
        "what": (
            "Write a one-page summary with each person at first contact in Preston. The person keeps a copy, "
            "and the next worker reads it before they meet."
        ),
        "owner": "Head of first contact",
        "organisation": TRUST,
        "due_days": -60,
    },
    "change": {
        "what": (
            "Every first contact in Preston now ends with one page, written together, in English, Urdu, "
            "Polish or Easy Read. Carers may add their own words below, kept apart."
        ),
        "evidence": (
            "The page itself, the guide for workers, and a count for the first 4 weeks: 164 of 181 people "
            "left with their page. The other 17 said they did not want one yet."
        ),
        "done_days": -66,
    },
    "review": {
        "verdict": "confirmed",
        "why": (
            "We spoke to 20 people who had asked for help since the page began. 18 had a copy. 16 said that "
            "the next person had read it. We also saw 12 pages, with permission. It has been done."
        ),
        "days": -38,
    },
}

WAITING_WITHOUT_NEWS: Finding = {
    "key": "waiting-without-news",
    "en": {
        "title": "Waiting without news feels like being forgotten",
        "text": (
            "Nearly 6 in 10 people said that they waited and heard nothing. Some thought that they had been "
            "turned down and did not ask again. People asked for two things: a short message every two "
            "weeks, and a fixed longest wait."
        ),
    },
    "ur": {
        "title": "خبر کے بغیر انتظار میں لگتا ہے جیسے بھلا دیا گیا ہو",
        "text": (
            "10 میں سے تقریباً 6 لوگوں نے کہا کہ انہوں نے انتظار کیا اور کوئی خبر نہ ملی۔ کچھ سمجھے کہ انہیں منع "
            "کر دیا گیا ہے اور انہوں نے دوبارہ نہیں پوچھا۔ لوگوں نے دو چیزیں مانگیں: ہر دو ہفتے بعد ایک "
            "مختصر پیغام، اور انتظار کی ایک آخری حد۔"
        ),
    },
    "how_many": 118,
    "quotes": [
        (
            "I waited nine weeks without one word. A text saying ‘you are still on the list’ would have "
            "been enough."
        ),
        "Tell me how long. Even if it is long. I can do long. I can’t do maybe.",
        "دو مہینے انتظار کیا۔ نہ کوئی فون آیا، نہ خط۔ میں سمجھا کہ مجھے بھول گئے ہیں۔",
    ],
    "answer": {
        "verdict": "partly",
        "why": (
            "Yes to the message: we will send one every two weeks, by text, letter or call, as you choose. "
            "No to a fixed longest wait for now, because we could not keep it everywhere yet. A promise we "
            "break would be worse."
        ),
        "by": f"Director of community services, {TRUST}",
        "after_days": 56,
    },
    "commitment": {
        "what": (
            "Everyone who waits for a first visit in Preston hears from us every two weeks, in the way they "
            "choose, with our best guess of how long is left."
        ),
        "owner": "Head of first contact",
        "organisation": TRUST,
        "due_days": 45,
    },
    "change": None,
    "reported": {
        "what": (
            "A message now goes out every two weeks to everyone who waits for a first visit in "
            "Preston. They choose text, letter or call when they are put on the list."
        ),
        "evidence": (
            "The three messages as they are sent, in English, Urdu and Easy Read, and the first list: 94 "
            "people wait, 61 chose text, 22 a letter and 11 a call."
        ),
        "done_days": -5,
    },
    "review": None,
}

ONE_SHARED_RECORD: Finding = {
    "key": "one-shared-record",
    "en": {
        "title": "Some people want one record that every service can open",
        "text": (
            "About 1 in 6 people chose one shared record as the idea that would have helped most. They were "
            "tired of being asked what another service knew already. Others wrote that they would be afraid "
            "of who might read it."
        ),
    },
    "ur": {
        "title": "کچھ لوگ ایک ایسا ریکارڈ چاہتے ہیں جسے ہر سروس کھول سکے",
        "text": (
            "6 میں سے تقریباً 1 شخص نے ایک مشترکہ ریکارڈ کو سب سے زیادہ کارآمد تجویز کہا۔ وہ اس بات سے تھک چکے "
            "تھے کہ ان سے وہی پوچھا جائے جو دوسری سروس کو پہلے سے معلوم ہے۔ کچھ اور لوگوں نے لکھا کہ انہیں "
            "ڈر ہو گا کہ اسے کون پڑھے گا۔"
        ),
    },
    "how_many": 31,
    "quotes": [
        "One record. The hospital, the council, the lot. I assumed they already had one.",
        "I don’t want everyone to have my record. I want the right person to have the right page.",
    ],
    "answer": {
        "verdict": "no",
        "why": (
            "We have not done this, because a record that every partner can open would let hundreds of "
            "people read about you. The computer systems cannot yet show you who has looked. Until they can, "
            "we do not think it is safe. The page that travels with you gives the next person what they "
            "need, and you hold it."
        ),
        "by": f"Director of digital services, {BOARD}",
        "after_days": 56,
    },
    "commitment": None,
    "change": None,
    "review": None,
}

THE_TELEPHONE: Finding = {
    "key": "the-telephone",
    "en": {
        "title": "The telephone shuts some people out",
        "text": (
            "About 3 in 10 people said that the telephone is hard for them. Deaf people, autistic people, people "
            "with no quiet room and people who work shifts all wrote about it. They want to start by text "
            "message."
        ),
    },
    "ur": {
        "title": "فون کی وجہ سے کچھ لوگ رہ جاتے ہیں",
        "text": (
            "10 میں سے تقریباً 3 لوگوں نے کہا کہ فون پر بات کرنا ان کے لیے مشکل ہے۔ بہرے لوگوں، آٹسٹک لوگوں، شفٹوں "
            "میں کام کرنے والوں اور ان لوگوں نے جن کے گھر میں کوئی پرسکون کمرہ نہیں، سب نے یہ لکھا۔ وہ پیغام "
            "لکھ کر شروع کرنا چاہتے ہیں۔"
        ),
    },
    "how_many": 64,
    "quotes": [
        (
            "I am deaf. The letter told me to ring. I wrote back to say I am deaf and got a letter "
            "telling me to ring."
        ),
        "I can’t use the phone. I have never been able to. The only way in was the phone.",
        "To be able to text instead of ring.",
    ],
    "answer": {
        "verdict": "accepted",
        "why": "A service with one door that some people cannot open is not open. We will add text messages.",
        "by": "Chair and co-chair, first contact group",
        "after_days": 56,
    },
    "commitment": {
        ("what"): (
            "People in Preston can ask for help for the first time by text message, and hear back the "
            "same working day."
        ),
        "owner": "First contact manager",
        "organisation": TRUST,
        "due_days": -45,
    },
    "change": {
        "what": "A text number for first contact opened, read from 8am to 8pm on working days.",
        ("evidence"): (
            "The number’s opening notice, the rota of the people who read it, and a count of 73 texts in "
            "3 weeks."
        ),
        "done_days": -47,
    },
    "review": {
        "verdict": "not_confirmed",
        "why": (
            "We sent 10 test texts on 10 working days. 6 were answered the same day, 3 the next day and 1 "
            "not at all. The number was missing from the posters in 5 of the 8 GP practices we visited. The "
            "door is there, but it does not yet open each time. We will look again in 3 months."
        ),
        "days": -15,
    },
}

FINDINGS: list[Finding] = [TELLING_AGAIN, WAITING_WITHOUT_NEWS, ONE_SHARED_RECORD, THE_TELEPHONE]

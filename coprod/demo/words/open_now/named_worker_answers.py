"""56 people have answered about named workers so far: 38 online, 12 on paper, 6 by telephone; 2 of them in Urdu."""

from random import Random

from coprod.demo.words.dealing import NO_ANSWER, deal, hand_out, tick
from coprod.demo.words.shapes import Answer

CHANNELS = {"online": 38, "paper": 12, "telephone": 6}

WHO = {"myself": 39, "carer": 13, "someone": 2, NO_ANSWER: 2}
HAVE_ONE = {"yes": 15, "in-name": 18, "no": 17, "unsure": 4, NO_ANSWER: 2}
MATTERS = {"calls-back": 39, "knows-me": 43, "speaks-up": 24, "language": 9, "family": 16, "other": 2}
CALL_BACK = {"same-day": 16, "next-day": 30, "three-days": 6, NO_ANSWER: 4}
CHOOSE = {"5": 20, "4": 16, "3": 11, "2": 4, "1": 2, NO_ANSWER: 3}
STAND_IN = {"pair": 30, "one-and-team": 15, "unsure": 8, NO_ANSWER: 3}
PUBLISH = {"yes": 34, "no": 18, NO_ANSWER: 4}

OTHER_THINGS = ["They tell me when they do not know.", "They answer texts. I do not do calls."]

GOOD_WORKER = [
    "She wrote down what I said, in my words, and read it back to me. Nobody had done that.",
    "He rang on the day he said he would ring. Every time. That was the whole secret.",
    "They asked what I was good at, before they asked what was wrong.",
    "She came with me to the benefits office and did not speak for me until I asked her to.",
    "He told me he was going on leave three weeks before, and who would be there instead.",
    "She noticed that I say “fine” when I am not. She waited.",
    "They sent me a text the night before, so I could sleep.",
    "He learned to say my name properly.",
    "She spoke to my mother as if my mother knew something. She did.",
    "They never once looked at the clock where I could see it.",
    "When I rang, the team already knew my page. I did not have to start again.",
    "He said sorry when it was his mistake.",
]

GOODBYE = [
    "Tell me yourself. Not a letter.",
    "Let me meet the new one while the old one is still there.",
    "A proper goodbye, and time for it. I have had four workers and one goodbye.",
    "Ask me what the next person must know, and let me write it.",
    "Do not leave a gap. Even two weeks is long when you are waiting for a name.",
    "I would like a choice of two.",
    "Say why, if you can. I always think it was me.",
    "Tell my sister as well, because I forget.",
]

IN_URDU = {
    "good-worker": [
        "وہ میری زبان میں بات کرتی تھیں اور جلدی نہیں کرتی تھیں۔",
        "انہوں نے کہا تھا کہ جمعرات کو فون کریں گے، اور کیا۔",
    ],
    "goodbye": ["پہلے سے بتائیں، اور نئے شخص سے ملوائیں۔", "خط نہیں، خود آ کر بتائیں۔"],
}


def answers(rng: Random) -> list[Answer]:
    """The 56 answers, in no order."""
    people: list[Answer] = []
    for channel, count in CHANNELS.items():
        people += [{"channel": channel, "language": "en", "answers": {}, "other": {}} for _ in range(count)]
    rng.shuffle(people)
    for question, counts in (
        ("who", WHO),
        ("have-one", HAVE_ONE),
        ("call-back", CALL_BACK),
        ("choose", CHOOSE),
        ("stand-in", STAND_IN),
        ("publish", PUBLISH),
    ):
        deal(rng, people, question, counts)
    for option, count in MATTERS.items():
        tick(rng.sample(people, count), "matters", option)
    others = [person for person in people if "other" in _chosen(person)]
    for person, own_words in zip(others, OTHER_THINGS, strict=True):
        person["other"]["matters"] = own_words
    in_urdu = [person for person in people if person["channel"] == "online" and not person["other"]][:2]
    for place, person in enumerate(in_urdu):
        person["language"] = "ur"
        person["answers"] |= {question: sayings[place] for question, sayings in IN_URDU.items()}
    in_english = [person for person in people if person["language"] == "en"]
    for question, sayings in (("good-worker", GOOD_WORKER), ("goodbye", GOODBYE)):
        hand_out(rng, in_english, question, sayings, fits=lambda person, saying: True, times=lambda saying: 1)
    return people


def _chosen(person: Answer) -> list[str]:
    chosen = person["answers"].get("matters", [])
    return chosen if isinstance(chosen, list) else []

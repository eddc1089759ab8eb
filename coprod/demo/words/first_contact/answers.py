"""212 people answer about first contact: 160 online, 38 on paper, 14 by telephone; 9 of them in Urdu."""

from random import Random

from coprod.demo.words.dealing import NO_ANSWER, deal, hand_out, leaning, scaled, tick
from coprod.demo.words.first_contact.findings import FINDINGS
from coprod.demo.words.first_contact.urdu_voices import URDU_HAPPENED, URDU_HELPED, URDU_NEVER
from coprod.demo.words.first_contact.voices import HAPPENED, Passage
from coprod.demo.words.first_contact.wishes import HELPED, NEVER, OTHER_THINGS_IN_THE_WAY
from coprod.demo.words.shapes import Answer

CHANNELS = {"online": 160, "paper": 38, "telephone": 14}
URDU_ON_PAPER = 3
"""Of the nine in Urdu, one for each passage; the others came online."""

WHO = {"myself": 139, "carer": 49, "someone": 17, NO_ANSWER: 7}
AGREED = {"agrees": 12, "cannot": 2, "unsure": 2, NO_ANSWER: 1}
WHEN = {"months-6": 71, "months-12": 58, "years-3": 52, "longer": 19, NO_ANSWER: 12}
TIMES = {"once": 19, "twice": 31, "three-four": 74, "five-more": 63, "unsure": 14, NO_ANSWER: 11}
IN_THE_WAY = {
    "told-again": 121,
    "long-wait": 118,
    "sent-on": 97,
    "whom-to-ask": 72,
    "telephone": 64,
    "not-believed": 53,
    "not-private": 33,
    "language": 16,
    "other": 21,
}
NOTHING_IN_THE_WAY = 14
LISTENED = {"5": 17, "4": 36, "3": 54, "2": 57, "1": 38, NO_ANSWER: 10}
IDEA = {"one-page": 86, "one-worker": 58, "shared-record": 31, "none": 6, "unsure": 19, NO_ANSWER: 12}
PUBLISH = {"yes": 131, "no": 68, NO_ANSWER: 13}
AREA = {"pr1": 58, "pr2": 71, "pr3-pr4": 24, "pr5-pr26": 33, "elsewhere": 11, "prefer-not": 9, NO_ANSWER: 6}
AGE = {"age-16": 27, "age-25": 50, "age-40": 71, "age-60": 37, "age-75": 12, "prefer-not": 8, NO_ANSWER: 7}

TOLD_OFTEN = {"once": 0.0, "twice": 1.0, "three-four": 3.0, "five-more": 4.0}
TELLING = {"many": {"three-four", "five-more"}, "few": {"once", "twice"}}
QUOTED = {quote for finding in FINDINGS for quote in finding["quotes"]}
SHORT = 45
"""Up to this many characters a saying may come from several people, as sayings do; a longer one is one person's own."""


def answers(rng: Random, n: int = 212) -> list[Answer]:
    """As many believable answers as asked for, in no order; the counts of the closed questions are exact for 212."""
    people = _people(rng, n)
    for question, counts in (
        ("who", WHO),
        ("when", WHEN),
        ("times", TIMES),
        ("idea", IDEA),
        ("area", AREA),
        ("age", AGE),
    ):
        deal(rng, people, question, counts)
    deal(rng, people, "publish", PUBLISH)
    deal(rng, [person for person in people if person["answers"].get("who") == "someone"], "agreed", AGREED)
    _in_urdu(rng, people)
    _in_the_way(rng, people)
    _listened(rng, people)
    english = [person for person in people if person["language"] == "en"]
    urdu = [person for person in people if person["language"] == "ur"]
    _speak(rng, english, "happened", HAPPENED)
    for speakers, helped, never in ((english, HELPED, NEVER), (urdu, URDU_HELPED, URDU_NEVER)):
        _speak(rng, speakers, "helped", helped)
        hand_out(
            rng,
            speakers,
            "one-thing",
            never,
            fits=lambda person, saying: True,
            times=lambda saying: 1 + rng.randrange(3),
        )
    return people


def _people(rng: Random, n: int) -> list[Answer]:
    """Who answered, by which way."""
    people: list[Answer] = []
    for channel, count in scaled(CHANNELS, n).items():
        people += [{"channel": channel, "language": "en", "answers": {}, "other": {}} for _ in range(count)]
    rng.shuffle(people)
    return people


def _in_urdu(rng: Random, people: list[Answer]) -> None:
    """Those whose voices the Urdu passages could be answered in Urdu, a third of them on paper."""
    for place, (voice, telling, words) in enumerate(URDU_HAPPENED):
        channel = "paper" if place < URDU_ON_PAPER else "online"
        speakers = [
            person
            for person in people
            if person["channel"] == channel
            and person["language"] == "en"
            and _fits(person, (voice, telling, words))
        ]
        if speakers:
            speaker = rng.choice(speakers)
            speaker["language"] = "ur"
            speaker["answers"]["happened"] = words


def _how_often(person: Answer) -> float:
    return TOLD_OFTEN.get(str(person["answers"].get("times", "")), 2.0)


def _in_the_way(rng: Random, people: list[Answer]) -> None:
    """Those who told it often say so; nothing was in the way of those who told it least."""
    n = len(people)
    whole = sum(TIMES.values())
    by_telling = leaning(rng, people, _how_often, 2.0)
    untroubled = NOTHING_IN_THE_WAY * n // whole
    tick(by_telling[n - untroubled :], "in-the-way", "nothing")
    troubled = by_telling[: n - untroubled - 9 * n // whole]
    for option, count in IN_THE_WAY.items():
        if option == "language":
            chosen = leaning(rng, troubled, lambda person: float(person["language"] == "ur"), 1.5)
        elif option == "told-again":
            chosen = troubled
        else:
            chosen = rng.sample(troubled, len(troubled))
        tick(chosen[: count * n // whole], "in-the-way", option)
    _one_each(troubled)
    others = [person for person in people if "other" in _chosen(person) and person["language"] == "en"]
    for person, own_words in zip(
        others, rng.sample(OTHER_THINGS_IN_THE_WAY, len(OTHER_THINGS_IN_THE_WAY)), strict=False
    ):
        person["other"]["in-the-way"] = own_words


def _one_each(troubled: list[Answer]) -> None:
    """Whoever ended up with nothing takes one from whoever has most, so that the base stays exact."""
    for person in troubled:
        richest = _chosen(max(troubled, key=lambda other: len(_chosen(other))))
        if not _chosen(person) and len(richest) > 1:
            person["answers"]["in-the-way"] = [richest.pop()]


def _chosen(person: Answer) -> list[str]:
    chosen = person["answers"].get("in-the-way", [])
    return chosen if isinstance(chosen, list) else []


def _listened(rng: Random, people: list[Answer]) -> None:
    """The fewer times they told it, the better they felt heard, on the whole."""
    counts = scaled(LISTENED, len(people))
    skipping = set(rng.sample(range(len(people)), counts.pop(NO_ANSWER)))
    answering = [person for place, person in enumerate(people) if place not in skipping]
    points = [int(point) for point, count in counts.items() for _ in range(count)]
    for person, point in zip(leaning(rng, answering, lambda p: -_how_often(p), 3.5), points, strict=True):
        person["answers"]["listened"] = point


def _fits(person: Answer, passage: Passage) -> bool:
    """Whether it could be this person's passage; a quoted one needs someone who let us publish it."""
    voice, telling, words = passage
    given = person["answers"]
    may_publish = words not in QUOTED or given.get("publish") == "yes"
    own_voice = voice == "any" or given.get("who") == voice
    as_often = telling == "any" or given.get("times") in TELLING[telling]
    return may_publish and own_voice and as_often


def _speak(rng: Random, people: list[Answer], question: str, passages: list[Passage]) -> None:
    """Passages go to people whose voices they could be, the hardest to place first."""
    whole = {passage[2]: passage for passage in passages}

    def fits(person: Answer, words: str) -> bool:
        return _fits(person, whole[words])

    def times(words: str) -> int:
        return 3 if len(words) <= SHORT and whole[words][0] == "any" else 1

    def ease(words: str) -> tuple[bool, bool, bool]:
        voice, telling, _ = whole[words]
        return words not in QUOTED, voice == "any", telling == "any"

    hand_out(rng, people, question, sorted(whole, key=ease), fits=fits, times=times)

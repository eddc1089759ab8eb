"""61 people answer about health checks: 41 online, 14 on paper, 6 by telephone, all in English."""

from random import Random

from coprod.demo.words.dealing import NO_ANSWER, deal, hand_out, leaning, scaled, tick
from coprod.demo.words.physical_health.findings import FINDINGS
from coprod.demo.words.physical_health.voices import OTHER_THINGS, STORIES
from coprod.demo.words.shapes import Answer

CHANNELS = {"online": 41, "paper": 14, "telephone": 6}

WHO = {"myself": 41, "carer": 13, "someone": 5, NO_ANSWER: 2}
LAST = {"year": 19, "longer": 21, "never": 10, "unsure": 8, NO_ANSWER: 3}
WHERE = {"home": 34, "surgery": 11, "community": 9, "any": 5, NO_ANSWER: 2}
HARD = {"leaving": 31, "transport": 27, "waiting-room": 24, "afraid": 13, "other": 8}
NOTHING_HARD = 8
PUBLISH = {"yes": 43, "no": 15, NO_ANSWER: 3}
USEFUL = {"1": 9, "2": 11, "3": 10, "4": 6, "5": 4}
"""The 40 people who had a check to judge."""

QUOTED = {quote for finding in FINDINGS for quote in finding["quotes"]}
VOICES = {words: voice for voice, words in STORIES}


def answers(rng: Random, n: int = 61) -> list[Answer]:
    """As many believable answers as asked for, in no order; the counts of the closed questions are exact for 61."""
    people: list[Answer] = []
    for channel, count in scaled(CHANNELS, n).items():
        people += [{"channel": channel, "language": "en", "answers": {}, "other": {}} for _ in range(count)]
    rng.shuffle(people)
    for question, counts in (("who", WHO), ("last", LAST), ("where", WHERE), ("publish", PUBLISH)):
        deal(rng, people, question, counts)
    _hard(rng, people)
    checked = [person for person in people if person["answers"].get("last") in {"year", "longer"}]
    deal(rng, checked, "useful", {**USEFUL, NO_ANSWER: max(0, len(checked) - sum(USEFUL.values()))})
    for person in checked:
        if "useful" in person["answers"]:
            person["answers"]["useful"] = int(str(person["answers"]["useful"]))
    hand_out(
        rng,
        people,
        "story",
        sorted(VOICES, key=lambda words: (words not in QUOTED, VOICES[words] == "any")),
        fits=_fits,
        times=_times,
    )
    return people


def _hard(rng: Random, people: list[Answer]) -> None:
    """Those who chose home find it hard to leave; nothing is hard for some of those who did not."""
    by_home = leaning(rng, people, lambda person: float(person["answers"].get("where") == "home"), 0.9)
    untroubled = NOTHING_HARD * len(people) // sum(WHERE.values())
    troubled = by_home[: len(by_home) - untroubled]
    tick(by_home[len(troubled) :], "hard", "nothing")
    for option, count in HARD.items():
        chosen = troubled if option == "leaving" else rng.sample(troubled, len(troubled))
        tick(chosen[: count * len(people) // sum(WHERE.values())], "hard", option)
    others = [person for person in people if "other" in _chosen(person)]
    for person, own_words in zip(others, rng.sample(OTHER_THINGS, len(OTHER_THINGS)), strict=False):
        person["other"]["hard"] = own_words


def _chosen(person: Answer) -> list[str]:
    chosen = person["answers"].get("hard", [])
    return chosen if isinstance(chosen, list) else []


def _fits(person: Answer, words: str) -> bool:
    given = person["answers"]
    may_publish = words not in QUOTED or given.get("publish") == "yes"
    return may_publish and VOICES[words] in {"any", given.get("who")}


def _times(words: str) -> int:
    return 3 if VOICES[words] == "any" else 1

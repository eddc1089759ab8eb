"""How invented answers are dealt out: exact counts, in an order that the random numbers decide.

The counts are fixed and only who gets which answer is left to chance, so that what a finding says about the numbers
stays true whatever the seed.
"""

from collections.abc import Callable, Iterable
from random import Random

from coprod.demo.words.shapes import Answer

NO_ANSWER = ""
"""The count of people who skipped a question is kept under this key."""


def scaled(counts: dict[str, int], n: int) -> dict[str, int]:
    """The same shares for ``n`` people; exact when ``n`` is the sum of the counts."""
    whole = sum(counts.values())
    if whole == n:
        return dict(counts)
    result = {key: count * n // whole for key, count in counts.items()}
    by_share = sorted(counts, key=lambda key: counts[key] * n % whole, reverse=True)
    for key in by_share[: n - sum(result.values())]:
        result[key] += 1
    return result


def deal(rng: Random, people: list[Answer], question: str, counts: dict[str, int]) -> None:
    """Give each person one option, or none."""
    hands = [option for option, count in scaled(counts, len(people)).items() for _ in range(count)]
    rng.shuffle(hands)
    for person, option in zip(people, hands, strict=True):
        if option != NO_ANSWER:
            person["answers"][question] = option


def leaning(
    rng: Random, people: list[Answer], towards: Callable[[Answer], float], spread: float
) -> list[Answer]:
    """The people in order of a leaning, highest first, shaken by up to ``spread``."""
    return sorted(people, key=lambda person: towards(person) + rng.uniform(0, spread), reverse=True)


def tick(people: Iterable[Answer], question: str, option: str) -> None:
    """Add an option to a question that allows many."""
    for person in people:
        chosen = person["answers"].setdefault(question, [])
        if isinstance(chosen, list):
            chosen.append(option)


def hand_out(
    rng: Random,
    people: list[Answer],
    question: str,
    sayings: Iterable[str],
    *,
    fits: Callable[[Answer, str], bool],
    times: Callable[[str], int],
) -> None:
    """Give each saying to as many fitting people who have said nothing yet as ``times`` allows."""
    silent = list(people)
    rng.shuffle(silent)
    for saying in sayings:
        for _ in range(times(saying)):
            speaker = next((person for person in silent if fits(person, saying)), None)
            if speaker is None:
                break
            speaker["answers"][question] = saying
            silent.remove(speaker)

"""Permission as a sentence: what and, or, not mean, what is said of a rule, and which roles a viewer holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coprod.core.rules import NOBODY, Atom, Grant, Rule, Viewer, everyone, is_signed_in, rule

HERE, ELSEWHERE = 1, 2
LEAD = Viewer(7, frozenset({Grant("lead", HERE)}))


@pytest.fixture
def named() -> Iterator[dict[str, Atom]]:
    """Rules that are true or false as they are called; they are forgotten afterwards."""
    before = dict(Atom.everyone_of_them)
    yield {words: Atom(words, lambda viewer, thing, words=words: words in thing) for words in ("one", "two")}
    Atom.everyone_of_them.clear()
    Atom.everyone_of_them.update(before)


@pytest.mark.parametrize("told", [(), ("one",), ("two",), ("one", "two")])
def test_and_or_and_not_mean_what_they_mean_in_a_sentence(
    named: dict[str, Atom], told: tuple[str, ...]
) -> None:
    one, two = named["one"], named["two"]

    assert one(NOBODY, told) is ("one" in told)
    assert (one & two)(NOBODY, told) is (len(told) == 2)
    assert (one | two)(NOBODY, told) is (len(told) > 0)
    assert (~one)(NOBODY, told) is ("one" not in told)
    assert (one & ~(one | two))(NOBODY, told) is False


def test_a_rule_asks_about_this_viewer_and_this_thing() -> None:
    asked: list[tuple[Viewer, object]] = []
    rules = {
        words: rule(f"{words} (told)")(lambda viewer, thing: not asked.append((viewer, thing)))
        for words in "ab"
    }
    try:
        for each in (rules["a"], rules["a"] & rules["b"], ~rules["a"] | rules["b"], ~rules["a"]):
            each(LEAD, "a thing")
            each(LEAD)
    finally:
        for words in "ab":
            del Atom.everyone_of_them[f"{words} (told)"]

    assert {viewer for viewer, _ in asked} == {LEAD}
    assert {thing for _, thing in asked} == {"a thing", None}
    assert len(asked) == 2 * (1 + 2 + 2 + 1)


def test_the_list_of_doors_can_read_a_rule(named: dict[str, Atom]) -> None:
    one, two = named["one"], named["two"]

    assert str(one & ~two) == "one and not (two)"
    assert str((one | two) & one) == "(one or two) and one"


def test_every_part_of_a_rule_can_be_found_and_so_be_tried(named: dict[str, Atom]) -> None:
    one, two = named["one"], named["two"]

    for joined in (one & two, one | two, one & ~two, ~(one | two)):
        assert list(joined.atoms()) == [one, two]
    assert list(one.atoms()) == [one]


def test_two_rules_of_one_name_are_refused_because_the_list_of_doors_could_not_tell_them_apart(
    named: dict[str, Atom],
) -> None:
    with pytest.raises(ValueError, match=r"^Two rules are called “one”.$"):
        Atom("one", lambda viewer, thing: True)
    assert Atom.everyone_of_them["one"] is named["one"]


def test_a_rule_that_says_nothing_lets_nobody_in() -> None:
    with pytest.raises(NotImplementedError):
        Rule()(LEAD)
    with pytest.raises(NotImplementedError):
        Rule().atoms()


def test_a_role_counts_in_its_own_programme_and_in_no_other() -> None:
    assert LEAD.has("lead", HERE)
    assert not LEAD.has("lead", ELSEWHERE)
    assert not LEAD.has("lead", None), "no programme is not every programme"
    assert not LEAD.has("chair", HERE)
    assert LEAD.has_anywhere("lead")
    assert not LEAD.has_anywhere("chair")


def test_the_programmes_of_a_role_are_those_where_it_is_held() -> None:
    grants = {
        Grant("lead", HERE),
        Grant("chair", ELSEWHERE),
        Grant("reviewer", 3),
        Grant("lead", None),
    }
    viewer = Viewer(7, frozenset(grants))

    assert viewer.programmes("lead") == {HERE}
    assert viewer.programmes("lead", "chair") == {HERE, ELSEWHERE}
    assert viewer.programmes("payer") == frozenset()


def test_whoever_is_not_signed_in_holds_nothing() -> None:
    assert not NOBODY.is_signed_in
    assert not NOBODY.has_work
    assert NOBODY.grants == frozenset()
    assert not is_signed_in(NOBODY)
    assert is_signed_in(Viewer(7))
    assert everyone(NOBODY) is True


def test_two_grants_of_one_role_by_two_organisations_are_two() -> None:
    assert Grant("lead", HERE).organisation_id is None
    assert Grant("lead", HERE, 1) != Grant("lead", HERE, 2)

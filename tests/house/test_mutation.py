"""What guards people is tried by mutation: all of it is on the plan, and what may live on has its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutation.changes import changes
from mutation.listed import reasons, to_list
from mutation.plan import GUARDED
from tests.house.source import ROOT

RULE = """\
from coprod.core.rules import rule

AT_MOST = 7  # people


@rule("is small")
def is_small(viewer, thing):
    return thing.count <= AT_MOST and viewer is not None


small_or_open = is_small | is_open
words = _("Few people")
__all__ = ["is_small"]
"""


def test_every_rule_of_every_domain_and_all_of_disclosure_control_is_on_the_plan() -> None:
    must = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("coprod/*/permissions.py")}
    must |= {path.relative_to(ROOT).as_posix() for path in ROOT.glob("coprod/statistics/[a-z]*.py")}

    assert must - GUARDED.keys() == set(), "see mutation/plan.py"


def test_the_plan_speaks_of_files_and_tests_that_are_there() -> None:
    named = {*GUARDED, *(each.split("::")[0] for tests in GUARDED.values() for each in tests if "/" in each)}

    assert [each for each in sorted(named) if not (ROOT / each).exists()] == []


def test_every_survivor_has_a_reason_and_still_stands_in_its_file() -> None:
    for (path, where, was, _now), reason in reasons().items():
        lines = " ".join(line.strip() for line in (ROOT / path).read_text().splitlines())
        assert path in GUARDED
        assert was in lines, f"{where} has changed: run make mutants ARGS={path}"
        assert len(reason.split()) > 3, reason


def test_what_is_decorated_and_what_stands_outside_functions_is_changed_as_well(tmp_path: Path) -> None:
    """mutmut by itself leaves out both; and these are what permissions are written in."""
    (tmp_path / "permissions.py").write_text(RULE)

    found = {each.name[1:] for each in changes("permissions.py", tmp_path)}

    inside = "return thing.count <= AT_MOST and viewer is not None"
    assert ("is_small", inside, inside.replace("<=", "<")) in found
    assert ("is_small", inside, inside.replace(" and ", " or ")) in found
    assert ("is_small", inside, inside.replace("is not", "is")) in found
    assert ("the module", "AT_MOST = 7  # people", "AT_MOST = 8  # people") in found
    assert ("the module", "small_or_open = is_small | is_open", "small_or_open = is_small & is_open") in found


def test_sentences_and_names_that_nothing_reads_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "permissions.py").write_text(RULE)

    changed = {each.was for each in changes("permissions.py", tmp_path)}

    assert not [each for each in changed if "__all__" in each or "@rule" in each]
    assert [each.now for each in changes("permissions.py", tmp_path) if "words" in each.was] == [
        "words = None"
    ]


def test_a_survivor_is_listed_as_it_is_printed_and_not_without_a_reason(tmp_path: Path) -> None:
    (tmp_path / "permissions.py").write_text(RULE)
    some = changes("permissions.py", tmp_path)[:2]
    told = tmp_path / "survivors.toml"

    told.write_text(to_list(some))
    with pytest.raises(ValueError, match="has no reason"):
        reasons(told)
    told.write_text(to_list(some).replace('reason = ""', 'reason = "It is the same."'))

    assert set(reasons(told)) == {each.name for each in some}

"""The audit trail: a hand inside the database can rewrite it, but not without being noticed from outside."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from coprod.core import audit
from coprod.core.db import db, reading, writing


@pytest.fixture
def anchor() -> tuple[int, str]:
    """Three deeds, chained, and the head as it left the service."""
    with writing():
        for deed in ("opened", "closed", "answered"):
            audit.record(deed, by=7, kind="consultation", number=1, label="First contact", days=3)
    with writing():
        assert audit.chain() == 3
    with reading():
        return audit.head()


def tamper(*statements: str) -> None:
    """What somebody could do who owns the database: lay the guards aside, then write."""
    with writing():
        if db.engine.dialect.name == "sqlite":
            names = db.session.scalars(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
            ).all()
            statements = (*(f"DROP TRIGGER {name}" for name in names), *statements)
        else:
            statements = ("SET LOCAL session_replication_role = replica", *statements)
        for statement in statements:
            db.session.execute(text(statement))


def faults(anchor: tuple[int, str] | None = None) -> list[str]:
    with reading():
        return audit.faults(anchor)


def test_a_trail_that_nobody_touched_holds(anchor: tuple[int, str]) -> None:
    assert anchor[0] == 3
    assert faults(anchor) == []


def test_a_deed_that_is_not_yet_chained_is_no_fault(anchor: tuple[int, str]) -> None:
    with writing():
        audit.record("archived", by=7, kind="consultation")

    assert faults(anchor) == []


def test_chaining_again_adds_only_what_is_new(anchor: tuple[int, str]) -> None:
    with writing():
        audit.record("archived", by=7, kind="consultation")
    with writing():
        assert audit.chain() == 1
    with writing():
        assert audit.chain() == 0

    assert faults(anchor) == []


@pytest.mark.parametrize(
    "rewriting",
    [
        "UPDATE audit SET deed = 'nothing' WHERE id = 2",
        "UPDATE audit SET subject_kind = 'nothing' WHERE id = 2",
        "UPDATE audit SET subject_number = 2 WHERE id = 2",
        "UPDATE audit SET subject_label = 'nothing' WHERE id = 2",
        "UPDATE audit SET details = '{}' WHERE id = 2",
    ],
)
def test_a_rewritten_deed_is_noticed(anchor: tuple[int, str], rewriting: str) -> None:
    tamper(rewriting)

    assert faults() == ["Row 2 is not what was chained."]


def test_a_deed_put_on_somebody_else_is_noticed(anchor: tuple[int, str]) -> None:
    tamper("UPDATE audit SET by_person = 8 WHERE id = 2")

    assert faults() == ["Row 2 is not what was chained."]


def test_a_deed_taken_out_of_the_middle_is_noticed(anchor: tuple[int, str]) -> None:
    tamper("DELETE FROM audit_link WHERE audit_id = 2", "DELETE FROM audit WHERE id = 2")

    assert faults()


def test_a_tail_cut_off_with_its_links_is_noticed_only_by_the_anchor(anchor: tuple[int, str]) -> None:
    tamper("DELETE FROM audit_link WHERE audit_id = 3", "DELETE FROM audit WHERE id = 3")

    assert faults() == []
    assert faults(anchor) == ["Row 3, which was sent outside, is missing."]


def test_a_whole_trail_rewritten_and_chained_again_is_noticed_by_the_anchor(anchor: tuple[int, str]) -> None:
    tamper("DELETE FROM audit_link", "UPDATE audit SET deed = 'nothing' WHERE id = 1")
    with writing():
        audit.chain()

    assert faults() == []
    assert faults(anchor) == ["Row 3 is not what was sent outside."]


def test_a_trail_that_vanished_is_noticed_by_the_anchor(anchor: tuple[int, str]) -> None:
    tamper("DELETE FROM audit_link", "DELETE FROM audit")

    assert faults(anchor) == ["Row 3, which was sent outside, is missing."]


def test_a_deed_that_did_not_happen_leaves_no_row() -> None:
    with pytest.raises(RuntimeError), writing():
        audit.record("opened", by=7, kind="consultation")
        raise RuntimeError

    with writing():
        assert audit.chain() == 0

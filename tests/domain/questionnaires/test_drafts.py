"""What somebody is typing: theirs alone, for twenty hours, all of it or nothing."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from coprod.core import clock, secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import AnswerDraft
from coprod.questionnaires.operations import drafts, packets
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.rules.document import Document, Option, Question, Section
from coprod.questionnaires.rules.kinds import KINDS
from tests.factories.questionnaires import a_version

TYPED = {"better": {"value": "Nobody called back. \ud83d آپ", "other": ""}}


def _kept(version: int = 1, **more: object) -> Draft:
    """A draft that somebody has typed and that was written down."""
    draft = drafts.begin(version, drafts.new_key())
    draft.typed = {"told": {"value": "once", "other": ""}}
    for name, value in more.items():
        setattr(draft, name, value)
    with writing():
        drafts.keep(draft)
    return draft


def _found(draft: Draft, version: int = 1, *, to_write: bool = False) -> Draft | None:
    with writing() if to_write else reading():
        return drafts.find(version, [draft.key], to_write=to_write)


def test_a_draft_comes_back_as_it_was_left() -> None:
    fresh = drafts.begin(1, drafts.new_key())
    assert (fresh.typed, fresh.format, fresh.page) == ({}, "standard", 1)

    left = _kept(format="easy_read", page=3)

    for to_write in (False, True):
        assert _found(left, to_write=to_write) == left


def test_what_no_database_can_keep_is_kept_as_a_question_mark() -> None:
    left = _kept(typed=TYPED)

    found = _found(left)
    assert found and found.typed["better"]["value"] == "Nobody called back. ? آپ"


def test_a_draft_is_written_over_and_never_twice() -> None:
    left = _kept()
    left.page = 2
    with writing():
        drafts.keep(left)

    with reading():
        (row,) = db.session.scalars(select(AnswerDraft))
        assert (row.touched_hour.minute, row.touched_hour.second, row.touched_hour.microsecond) == (0, 0, 0)
    found = _found(left)
    assert found and found.page == 2


@pytest.mark.parametrize(
    ("hours", "is_there"), [(0, True), (19, True), (20, True), (21, False), (200, False)]
)
def test_a_draft_is_there_for_twenty_hours_and_then_is_gone(hours: int, is_there: bool) -> None:
    left = _kept()

    with time_machine.travel(clock.now() + timedelta(hours=hours), tick=False):
        for to_write in (False, True):
            assert (_found(left, to_write=to_write) is not None) is is_there
        with writing():
            assert drafts.erase_unused() == int(not is_there)
        with reading():
            assert bool(db.session.scalars(select(AnswerDraft)).all()) is is_there


def test_a_key_opens_the_draft_of_its_own_form_and_no_other() -> None:
    here, elsewhere = _kept(page=2), _kept(version=2)

    with reading():
        keys = [drafts.new_key(), elsewhere.key, here.key, drafts.new_key()]
        assert drafts.find(1, keys) == here
        assert drafts.find(2, keys) == elsewhere
        assert drafts.find(1, []) is None


def test_a_row_that_a_key_does_not_open_is_passed_over() -> None:
    mine, other = _kept(page=1), _kept(page=2)
    with writing():
        db.session.get_one(AnswerDraft, mine.slip).packet = b"what somebody else put there"

    with reading():
        assert drafts.find(1, [mine.key, other.key]) == other


def test_starting_again_erases_what_these_keys_open_and_nobody_elses() -> None:
    mine, also_mine, theirs, elsewhere = _kept(), _kept(), _kept(), _kept(version=2)

    with writing():
        drafts.erase_all(1, [mine.key, also_mine.key, elsewhere.key])
    assert _found(mine) is _found(also_mine) is None
    assert _found(theirs) and _found(elsewhere, version=2)
    with writing():
        drafts.erase(theirs)
    assert _found(theirs) is None
    assert _found(elsewhere, version=2)


def test_what_a_key_opens_today_it_opens_after_every_change_of_this_code() -> None:
    key = "k" * 43
    told = '{"typed": {"told": {"value": "once", "other": ""}}, "format": "standard", "page": 2}'
    lock = secret.derive("draft-packet", key=key.encode())
    slip = secret.keyed_hash("draft", "1", key=key.encode())
    with writing():
        packet = secret.seal(lock, told.encode(), slip)
        db.session.add(AnswerDraft(key=slip, packet=packet, touched_hour=clock.now().replace(minute=0)))

    with reading():
        found = drafts.find(1, [key])
    assert found and found.page == 2
    assert found.token == secret.derive("form-token", key=key.encode()), "a retry gives the same receipt"


def test_a_draft_that_a_wrong_clock_has_dated_ahead_has_its_twenty_hours_from_now_on() -> None:
    now = clock.now()
    with time_machine.travel(now + timedelta(days=30), tick=False):
        left = _kept()
    with time_machine.travel(now, tick=False), writing():
        assert drafts.erase_unused() == 0
    for hours, gone in ((20, 0), (21, 1)):
        with time_machine.travel(now + timedelta(hours=hours), tick=False), writing():
            assert drafts.erase_unused() == gone
    assert _found(left) is None


def test_whoever_reads_a_draft_to_write_it_holds_its_row_alone_and_in_one_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On PostgreSQL. SQLite holds everything."""
    asked: list[Any] = []

    def nothing_found(statement: Any, **values: Any) -> Any:
        asked.append((statement, values["slip"]))
        return SimpleNamespace(scalar=lambda: None)

    monkeypatch.setattr(drafts, "run", nothing_found)
    keys = [drafts.new_key() for _each in range(4)]
    for to_write in (False, True):
        drafts.find(1, keys, to_write=to_write)
    drafts.find(1, keys)

    in_order = sorted(drafts.slip(1, key) for key in keys)
    statements = [drafts.FOUND] * 4 + [drafts.HELD] * 4 + [drafts.FOUND] * 4
    assert asked == list(zip(statements, in_order * 3, strict=True))
    read, held = (
        " ".join(str(each.compile(dialect=postgresql.dialect())).split())
        for each in (drafts.FOUND, drafts.HELD)
    )
    assert "answer_draft.key = %(slip)s" in read
    assert held == f"{read} FOR UPDATE"


def test_a_draft_is_written_in_one_statement_on_either_database() -> None:
    for name, dialect in (("sqlite", sqlite.dialect()), ("postgresql", postgresql.dialect())):
        told = " ".join(str(drafts.WRITTEN[name].compile(dialect=dialect)).replace('"', "").split())
        assert told.endswith(
            "ON CONFLICT (key) DO UPDATE SET packet = excluded.packet, touched_hour = excluded.touched_hour"
        )


def test_the_row_names_neither_the_key_nor_the_form() -> None:
    left = _kept()

    assert left.slip == drafts.slip(1, left.key)
    assert left.slip != drafts.slip(2, left.key)
    assert left.slip != drafts.slip(1, drafts.new_key())
    assert left.key not in left.slip


def test_a_cookie_that_cannot_be_a_key_of_ours_is_not_tried() -> None:
    keys = {drafts.new_key() for _each in range(50)}

    assert len(keys) == 50
    assert all(drafts.is_key(key) and len(key) == 43 for key in keys)
    for text, can_be in (("x" * 39, False), ("x" * 40, True), ("x" * 50, True), ("x" * 51, False)):
        assert drafts.is_key(text) is can_be, len(text)
    assert not drafts.is_key("é" * 43)


def test_a_browser_keeps_few_keys_and_shows_the_receipt_again_for_a_quarter_of_an_hour() -> None:
    told = (drafts.LIFE, drafts.AFTER_SENDING, drafts.MOST_KEYS)

    assert told == (timedelta(hours=20), timedelta(minutes=15), 5)


def _options(many: int, other: bool) -> tuple[Option, ...]:
    return tuple(Option(f"o{number}", other=other and number == 0) for number in range(many))


# The figures stand here once more, so that nobody makes a packet smaller without meaning to.
@pytest.mark.parametrize(
    ("questions", "most"),
    [
        ((), 1024),
        ((Question("a", "long_text"),), 1024 + 400 + 4 * 5000),
        ((Question("a", "scale", points=5),), 1024 + 400),
        ((Question("a", "one_of", _options(30, other=False)),), 1024 + 400 + 60 * 30),
        (
            (Question("a", "friends_and_family", KINDS["friends_and_family"].fixed_options),),
            1024 + 400 + 60 * 6,
        ),
        ((Question("a", "one_of", _options(40, other=True)),), 1024 + 400 + 60 * 40 + 4 * 200),
        (
            tuple(
                Question(f"q{n}", "one_of", _options(many, other=False)) for n, many in enumerate((5, 5, 5))
            ),
            1024 + 3 * 400 + 60 * 15,
        ),
    ],
)
def test_packets_are_as_large_as_the_form_with_every_box_full(
    questions: tuple[Question, ...], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were one smaller, whoever wrote much would have a larger packet, and be known by it."""
    document = Document((Section("s", questions),), {"en": {}})
    with writing():
        size = packets.size(a_version(document=document))

    assert size % 4096 == 0 and size - 4096 < most <= size
    monkeypatch.setattr(packets, "ROUND_TO", 1)
    assert packets._size(document) == most


def test_each_form_has_packets_of_its_own_size() -> None:
    small, large = (
        Document((Section("s", tuple(Question(f"q{n}", "long_text") for n in range(many))),), {"en": {}})
        for many in (1, 3)
    )
    with writing():
        sizes = {packets.size(a_version(document=each)) for each in (small, large)}

    assert len(sizes) == 2


def test_a_draft_that_is_written_down_has_the_size_it_is_told() -> None:
    left = _kept()
    with writing():
        drafts.keep(left, 3 * 4096)

    with reading():
        assert len(db.session.get_one(AnswerDraft, left.slip).packet) == 3 * 4096 + 12 + 16


def test_what_is_asked_beside_the_questions_is_kept_with_the_draft_and_only_then() -> None:
    left = _kept(aside={"reach": {"way": "post"}})
    assert _found(left) == left

    left.aside = {}
    with writing():
        drafts.keep(left)
    assert _found(left) == left
    with reading():
        packet = db.session.scalars(select(AnswerDraft.packet).where(AnswerDraft.key == left.slip)).one()
    told = secret.unseal(drafts._lock(left.key), packet, left.slip)
    assert told is not None and b"aside" not in told


@pytest.mark.parametrize(("around", "more"), [(0, 0), (1, 4096), (4096, 4096), (4097, 8192)])
def test_room_beside_the_answers_is_rounded_up(around: int, more: int) -> None:
    with writing():
        version = a_version()
        size = packets.size(version, around)
        assert size - packets.size(version) == more and isinstance(size, int)


def _begun(versions: list[int], *keys: str) -> int | None:
    with reading():
        return drafts.begun(versions, keys)


def test_whoever_began_with_earlier_questions_is_known_by_the_key_and_by_nothing_else() -> None:
    earlier, later, others = _kept(2), _kept(3), _kept(2)

    assert _begun([3, 2], earlier.key) == 2
    assert _begun([3, 2], later.key) == 3
    assert _begun([3, 2], earlier.key, later.key) == 3  # The first of them, whichever was begun first.
    assert _begun([2, 3], earlier.key, later.key) == 2
    assert _begun([3, 4], earlier.key) is None
    assert _begun([3], others.key) is None and _begun([], earlier.key) is None
    with writing():
        assert drafts.begun([3, 2], []) is None


@pytest.mark.parametrize(("hours", "is_there"), [(19, True), (20, True), (21, False)])
def test_what_was_begun_counts_for_as_long_as_it_can_be_found(hours: int, is_there: bool) -> None:
    left = _kept(2)

    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        assert (_begun([2], left.key) is not None) is is_there is (_found(left, 2) is not None)

"""The one transaction: whoever only reads cannot write, whoever writes is alone, and nothing is half kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from coprod import Service
from coprod.core import db as database
from coprod.core.db import afterwards, db, hold, reading, writing
from coprod.core.errors import Busy
from coprod.people.models import Person
from tests.factories.people import a_person


def names() -> list[str]:
    with reading():
        return list(db.session.scalars(select(Person.name).order_by(Person.name)))


def test_the_database_itself_refuses_a_write_while_reading() -> None:
    with pytest.raises(DBAPIError), reading():
        a_person("Ada")

    assert names() == []


def test_reading_again_after_a_write_refuses_writes_again() -> None:
    with writing():
        a_person("Ada")

    with pytest.raises(DBAPIError), reading():
        db.session.execute(text("DELETE FROM person"))

    assert names() == ["Ada"]


def test_what_raises_never_happened() -> None:
    with pytest.raises(RuntimeError), writing():
        a_person("Ada")
        raise RuntimeError

    assert names() == []


def test_what_the_database_refuses_at_the_end_leaves_nothing_behind() -> None:
    with pytest.raises(IntegrityError), writing():
        a_person("Ada")
        db.session.execute(
            text("INSERT INTO aim (programme_id, key, position, from_day) VALUES (999, 'a', 1, '2026-01-01')")
        )

    assert names() == []


def test_an_effect_outside_comes_only_when_the_deed_was_kept() -> None:
    done: list[str] = []

    with pytest.raises(RuntimeError), writing():
        afterwards(lambda: done.append("undone"))
        raise RuntimeError
    with writing():
        afterwards(lambda: done.append("kept"))

    assert done == ["kept"]


def all_at_once(app: Service, work: Callable[[int], None], people: int) -> list[BaseException]:
    """The same work by many threads, begun together. Returns what went wrong."""
    start, faults = threading.Barrier(people), list[BaseException]()

    def one(number: int) -> None:
        start.wait()
        try:
            with app.app_context():
                work(number)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_many_who_change_one_row_at_once_lose_no_change(inside: Service) -> None:
    with writing():
        number = a_person("0").id

    def add_one(turn: int) -> None:
        for _ in range(5):
            with writing():
                person = db.session.get_one(Person, number)
                hold(person)
                said = int(person.name)
                time.sleep(0.001)
                person.name = str(said + 1)

    assert all_at_once(inside, add_one, 8) == []
    assert names() == ["40"]


def test_writers_to_one_file_are_let_through_in_the_order_they_came(inside: Service, database: str) -> None:
    if database != "sqlite":
        return  # PostgreSQL locks rows, and has no turns to take.
    order: list[int] = []

    def in_turn(number: int) -> None:
        time.sleep(number * 0.05)
        with writing():
            order.append(number)
            time.sleep(0.4 if number == 0 else 0.01)

    assert all_at_once(inside, in_turn, 6) == []
    assert order == [0, 1, 2, 3, 4, 5]


def test_nobody_waits_for_ever(inside: Service, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if database != "sqlite":
        return
    monkeypatch.setattr("coprod.core.turns.BUSY_SECONDS", 0.2)
    release = threading.Event()

    def hold_it() -> None:
        with inside.app_context(), writing():
            release.wait(5)

    holder = threading.Thread(target=hold_it)
    holder.start()
    time.sleep(0.1)
    began = time.monotonic()
    try:
        with pytest.raises(Busy), writing():
            a_person("Ada")
    finally:
        release.set()
        holder.join()

    assert time.monotonic() - began < 2
    assert database_is_free_again()


def database_is_free_again() -> bool:
    with writing():
        a_person("Ben")
    return names() == ["Ben"] and not database.is_writing()

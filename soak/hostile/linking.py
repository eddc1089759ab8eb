"""The linkage attack: who holds everything that is left afterwards, can they say whose answer is whose?

The attacker knows in which order people came (somebody watched the door) and holds the whole database with its
hidden columns, its journal, the folder of keys, the uploads and the logs. Each strategy puts the released answers
in some order and pairs them with the visits. What counts is how many pairs are right (security §0.1, T22, R13).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import text

from coprod import Service
from coprod.core.db import db, reading

Order = list[str]


def right_pairs(visits: Sequence[str], guess: Sequence[str]) -> int:
    """How many visits a guess pairs with the right answer."""
    return sum(1 for visit, answer in zip(visits, guess, strict=False) if visit == answer)


def _asked(statement: str) -> Order:
    with reading():
        return [str(row[0]) for row in db.session.execute(text(statement))]


SQLITE: dict[str, str] = {
    "as the table lies": "SELECT text FROM sheet_text",
    "by key": "SELECT text FROM sheet_text ORDER BY key",
    "by the sheet's key": "SELECT t.text FROM sheet s JOIN sheet_text t ON t.sheet_key = s.key ORDER BY s.key",
    "by the response": "SELECT t.text FROM response r JOIN sheet_text t ON t.sheet_key = r.sheet_key",
    "by locator": "SELECT t.text FROM sheet s JOIN sheet_text t ON t.sheet_key = s.key ORDER BY s.locator_hash",
}
POSTGRESQL: dict[str, str] = {
    **SQLITE,
    "texts by transaction and place": "SELECT text FROM sheet_text ORDER BY xmin::text::bigint, ctid",
    "sheets by transaction and place": (
        "SELECT t.text FROM sheet s JOIN sheet_text t ON t.sheet_key = s.key ORDER BY s.xmin::text::bigint, s.ctid"
    ),
    "responses by transaction and place": (
        "SELECT t.text FROM response r JOIN sheet_text t ON t.sheet_key = r.sheet_key "
        "ORDER BY r.xmin::text::bigint, r.ctid"
    ),
}
# On SQLite a hidden row number links everybody (200 of 200); the tables must not have one.
HIDDEN_ROW_NUMBERS = {
    "texts by hidden row number": "SELECT text FROM sheet_text ORDER BY rowid",
    "sheets by hidden row number": (
        "SELECT t.text FROM sheet s JOIN sheet_text t ON t.sheet_key = s.key ORDER BY s.rowid"
    ),
}


# What the house's own orders do not know of feedback: the item, its words, what was written back.
_ITEM = "SELECT t.text FROM feedback_item i JOIN sheet_text t ON t.sheet_key = i.key "
_WORD = (
    "SELECT t.text FROM feedback_word w JOIN sheet_text t ON t.sheet_key = w.item_key WHERE w.word = 'visit' "
)
FEEDBACK = {
    "by the item": _ITEM,
    "by the first of its words": _WORD,
    "items by transaction and place": f"{_ITEM} ORDER BY i.xmin::text::bigint, i.ctid",
    "words by transaction and place": f"{_WORD} ORDER BY w.xmin::text::bigint, w.ctid",
}
BACK = {
    "messages as they lie": "SELECT text FROM feedback_message",
    "messages by key": "SELECT text FROM feedback_message ORDER BY key",
    "messages by transaction and place": "SELECT text FROM feedback_message ORDER BY xmin::text::bigint, ctid",
}


def orders(statements: Mapping[str, str]) -> dict[str, Order]:
    """What each statement puts in which order; those that only PostgreSQL understands are asked there alone."""
    on_postgresql = db.engine.dialect.name == "postgresql"
    return {name: _asked(told) for name, told in statements.items() if on_postgresql or "xmin" not in told}


def strategies(app: Service) -> dict[str, Callable[[], Order]]:
    """Every way of ordering the answers that this database offers."""
    kind = db.engine.dialect.name
    found: dict[str, Callable[[], Order]] = {}
    for name, statement in (SQLITE | HIDDEN_ROW_NUMBERS if kind == "sqlite" else POSTGRESQL).items():
        found[name] = lambda statement=statement: _try(statement)  # type: ignore[misc]
    for path in files(app):
        found[f"by first place in {path.name}"] = lambda path=path: by_place(path)  # type: ignore[misc]
        found[f"by last place in {path.name}"] = lambda path=path: by_place(path, last=True)  # type: ignore[misc]
    return found


def _try(statement: str) -> Order:
    try:
        return _asked(statement)
    except Exception:
        db.session.rollback()
        return []


def files(app: Service) -> list[Path]:
    """Every file that the service has left in its folder."""
    return [
        path
        for path in sorted(Path(app.config["INSTANCE"]).rglob("*"))
        if path.is_file() and path.stat().st_size
    ]


def by_place(path: Path, *, last: bool = False) -> Order:
    """The answers in the order in which their words stand in a file."""
    content = path.read_bytes()
    find = content.rfind if last else content.find
    placed = [(find(words.encode()), words) for words in _asked("SELECT text FROM sheet_text")]
    return [words for place, words in sorted(placed) if place >= 0]


def attack(app: Service, visits: Sequence[str]) -> dict[str, int]:
    """How many visits each strategy pairs with the right answer."""
    return {name: right_pairs(visits, order()) for name, order in strategies(app).items()}

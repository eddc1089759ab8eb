"""What is kept in memory for as long as nothing that people read has changed.

Most visits read what hardly ever changes: a consultation, its questions, the settings. So the database carries one
random mark that a trigger replaces whenever a row of such a table changes (``migrations/triggers.py``, decision 0008),
and whatever was made under a mark is good for as long as the mark stands: in every process, on every machine.

What is kept is for everybody. Rows are let go of before they are kept, so they can be read and never changed.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from sqlalchemy import Select, String, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped, Session, mapped_column

from coprod.core.db import Base, db, is_writing, run

Thing = TypeVar("Thing")
Row = TypeVar("Row", bound=Base)
MOST = 1000
MARK = "SELECT mark FROM content_mark WHERE id = 1"
_MARK = text(MARK)
_SHARED = "_kept_for_everybody"

# Tables whose rows nobody reads on a page that is kept: answers and drafts on their way, tries, sign-ins and what opens
# them, letters, the trail, the jobs, feedback and what becomes of it, concerns, needs, and what is written inside
# meetings. They change with visits or in confidence, and the mark must not tell when.
UNMARKED = frozenset(
    {
        "access_need",
        "access_profile",
        "agenda_item",
        "agreement_text",
        "agreement_text_edition",
        "answer_draft",
        "answer_file",
        "application",
        "application_assessment",
        "application_conflict",
        "application_file",
        "attempt",
        "audit",
        "audit_link",
        "authenticator",
        "bank_details",
        "budget",
        "calendar_key",
        "cash_float",
        "cash_float_entry",
        "claim",
        "claim_approval",
        "claim_file",
        "claim_line",
        "claim_query",
        "concern",
        "concern_entry",
        "content_mark",
        "decision",
        "declared_relation",
        "erasures",
        "feedback_alert",
        "feedback_contact",
        "feedback_exclusion",
        "feedback_item",
        "feedback_message",
        "feedback_move",
        "feedback_rota",
        "feedback_story_edit",
        "feedback_story_notice",
        "feedback_word",
        "induction_done",
        "induction_item",
        "involvement_monitoring",
        "job_run",
        "ledger_entry",
        "meeting",
        "meeting_action",
        "meeting_arrangement",
        "meeting_attendance",
        "meeting_edition",
        "meeting_headcount",
        "meeting_interest",
        "meeting_invitation",
        "meeting_paper",
        "meeting_paper_version",
        "meeting_table_note",
        "meeting_terms_agreement",
        "minute",
        "minute_revision",
        "minutes_correction",
        "minutes_name",
        "minutes_redaction",
        "monitoring_sheet",
        "opportunity_panelist",
        "outbox",
        "passkey",
        "pay_choice",
        "payee_setup",
        "payment",
        "payment_run",
        "pre_approval",
        "private_limit",
        "recovery",
        "recovery_code",
        "recovery_part",
        "response",
        "role_agreement",
        "role_break",
        "role_lending",
        "sheet",
        "sheet_file",
        "sheet_text",
        "sign_in",
        "sign_in_code",
        "status_determination",
        "waiting_batch",
        "waiting_sheet",
        "work_session",
    }
)


class ContentMark(Base):
    """The one row with the mark. ``by_transaction`` keeps PostgreSQL from making a new one for each row."""

    __tablename__ = "content_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(40))
    by_transaction: Mapped[str | None] = mapped_column(String(40))


class Shelf:
    """So many things by key, for all threads; whatever has not been asked for longest makes room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        return None

    def put(self, key: Hashable, thing: Any) -> None:
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)


_shelf = Shelf(MOST)


def mark() -> str | None:
    """The present mark, asked once a transaction; ``None`` when nothing may be kept.

    Whoever only reads asks beside their transaction, and so before whatever they read in it: often that is all there is
    to ask. Whoever writes asks inside it, after the lock that makes the answer good.
    """
    info = db.session.info
    if "content_mark" not in info:
        info["content_mark"] = run(_MARK).scalar() if is_writing() else _asked_beside()
    return cast("str | None", info["content_mark"])


def _asked_beside() -> str | None:
    connection = None
    is_sqlite = db.engine.dialect.name == "sqlite"
    try:
        connection = db.engine.raw_connection()
        driver: Any = connection.dbapi_connection
        if not is_sqlite:
            driver.autocommit = True  # One question needs no beginning and no end, which are journeys too.
        try:
            row = driver.execute(MARK).fetchone()
        finally:
            if not is_sqlite:
                driver.autocommit = False
    except db.engine.dialect.loaded_dbapi.Error as reason:
        if connection is not None:
            connection.invalidate()
        raise OperationalError(MARK, None, reason) from reason
    finally:
        if connection is not None:
            connection.close()
    return row[0] if row else None


def look_again() -> None:
    """Ask for the mark anew: for whoever has just waited for a lock."""
    db.session.info.pop("content_mark", None)


def keep(key: Hashable, make: Callable[[], Thing]) -> Thing:
    """What ``make`` gives, made once for each mark and key. ``None`` is not kept.

    A transaction that writes uses what is kept and adds nothing to it: it may see what will never be so.
    """
    now = mark()
    if now is None:
        return make()
    found = _shelf.get((now, key))
    if found is not None:
        return cast(Thing, found)
    made = make()
    if made is not None and not is_writing():
        _shelf.put((now, key), made)
    return made


def loaded(statement: Select[Row]) -> Row | None:
    """The row that a statement finds, with all it loads around it, read apart: all may read it, none change it."""
    with Session(db.session.connection()) as apart:
        found = apart.scalars(statement).first()
        everything = list(apart)
        apart.expunge_all()
    for row in everything:
        row.__dict__[_SHARED] = True
    return found


def _refuse_shared(_session: Session, row: object) -> None:
    """A shared row in somebody's session would be theirs to change, and empty for all others when it ends."""
    if _SHARED in row.__dict__:
        raise RuntimeError(
            f"This {type(row).__name__} is kept for everybody: load one of your own to write with."
        )


event.listen(Session, "before_attach", _refuse_shared)

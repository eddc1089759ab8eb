"""Whether reading feedback costs more when a hundred times as much is there: the queue's first page, each of its
filters, searches for a rare word and for a common one, and what has to be done today.

The rare word stands in twenty items, however many there are; twenty are told for somebody else, twenty are at another
stage than all others, and twenty came with a form of their own.
"""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert

from bench.crowd import look
from bench.place import AT_ONCE, Place, make
from bench.server import serving
from coprod.core import clock
from coprod.core.db import db, writing
from coprod.feedback.models import FeedbackForm, FeedbackItem, FeedbackWord
from coprod.feedback.rules import Stage
from coprod.programmes.models import Membership
from coprod.programmes.rules import Role
from coprod.questionnaires.models import Channel, Sheet, SheetText
from tests.factories.feedback import a_form
from tests.factories.people import a_sign_in
from tests.factories.programmes import a_programme, a_role

FEW, MANY, FOUND = 1_000, 100_000, 20
RARE = "wheelchair"
WORDS = ("nobody", "rang", "back", "after", "the", "appointment", "then", "we", "waited", "again")
QUIET = "quiet"
PAGES = {
    "queue_growth": "/manage/feedback",
    "search_growth": f"/manage/feedback?q={RARE}",
    "common_search_growth": f"/manage/feedback?q={WORDS[0]}",
    "view_growth": "/manage/feedback?view=on_behalf",
    "stage_growth": "/manage/feedback?stage=asked",
    "form_growth": f"/manage/feedback?form={QUIET}",
    "today_growth": "/manage",
}


def reading_growth(folder: Path, databases: tuple[str, str], *, rounds: int, looks: int) -> dict[str, float]:
    """The processor time of a page with many items to that with few, measured in turn, by the name of its figure."""
    ratios: dict[str, list[float]] = {name: [] for name in PAGES}
    with ExitStack() as stack:
        sides = []
        for name, database, stored in (("few", databases[0], FEW), ("many", databases[1], MANY)):
            place = make(folder / name, database)
            cookies = _filled(place, stored)
            served = stack.enter_context(serving("wsgi:app", place.environment, folder / f"{name}.log"))
            sides.append((served, cookies))
        for _turn in range(rounds):
            for name, path in PAGES.items():
                few, many = (look(served, path, looks, cookies) for served, cookies in sides)
                ratios[name].append(many / few)
    return {name: median(found) for name, found in ratios.items()}


def _filled(place: Place, many: int) -> dict[str, str]:
    """So many items, none of them read yet, and the cookie of somebody who may read them."""
    with place.app.test_request_context("/"):
        with writing():
            programme = a_programme()
            form, quiet = a_form(programme), a_form(programme, slug=QUIET)
            member = a_role(Role.MODERATOR, programme)
            if not isinstance(member, Membership):
                raise TypeError("A moderator is a member.")
            key = a_sign_in(member.person, ends_at=clock.now() + timedelta(days=1))
            for at in range(0, many, AT_ONCE):
                _store(form, at, min(AT_ONCE, many - at))
            _store(quiet, many, FOUND)
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ANALYZE")  # As the database does by itself, a minute later.
    return cookies_of(place, key)


def cookies_of(place: Place, key: str) -> dict[str, str]:
    """The cookie of somebody who is signed in with a key."""
    signer = place.app.session_interface.get_signing_serializer(place.app)
    if signer is None:
        raise RuntimeError("The service has no secret.")
    signed = signer.dumps({"_user_id": key, "_fresh": True})
    return {str(place.app.config["SESSION_COOKIE_NAME"]): str(signed)}


def _store(form: FeedbackForm, first: int, many: int) -> None:
    """Items of other people, as long as theirs would be; what is rare is so in the first twenty."""
    today = clock.today()
    sheets: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    for number in range(first, first + many):
        key = secrets.token_hex(16)
        sheets.append(
            {
                "key": key,
                "version_id": form.version_id,
                "channel": Channel.ONLINE,
                "language": "en",
                "format": "standard",
                "answers": {"happened": {"state": "answered", "value": None}},
                "may_publish": False,
                "locator_hash": secrets.token_hex(32),
                "secret_hash": secrets.token_hex(32),
                "released_on": today,
            }
        )
        is_rare = number < FOUND
        said = [*WORDS, f"place{number}", *([RARE] if is_rare else [])]
        texts.append(
            {
                "key": secrets.token_hex(16),
                "sheet_key": key,
                "question": "happened",
                "part": "",
                "text": " ".join(said) + ". " * 200,
            }
        )
        items.append(
            {
                "key": key,
                "form_id": form.id,
                "sheet_key": key,
                "privacy_notice_id": form.privacy_notice_id,
                "stage": Stage.ASKED if is_rare else Stage.NEW,
                "perspective": "cannot" if is_rare else "myself",
                "on_day": today - timedelta(days=number % 300),
                "due_on": today - timedelta(days=number % 300),
                "keep_until": today + timedelta(days=700),
                "edition": 0,
            }
        )
        words += [{"word": word, "item_key": key} for word in said]
    words.sort(key=lambda row: (row["word"], row["item_key"]))
    for table, rows in ((Sheet, sheets), (SheetText, texts), (FeedbackItem, items), (FeedbackWord, words)):
        db.session.execute(insert(table), rows)

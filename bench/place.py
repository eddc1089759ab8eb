"""Where a bench works: a folder and a database of its own, and a consultation with a number of answers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bench import questions
from coprod import Service, create_app
from coprod.consultations.models import Response
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import Channel, Sheet, SheetText
from coprod.questionnaires.operations import receipts
from tests.base.schema import make_schema
from tests.factories.consultations import a_consultation

SECRET = "a secret of the bench, the same in all its processes"  # noqa: S105
AT_ONCE = 2000


@dataclass
class Place:
    """A service, its consultation, and how another process is told to serve the same."""

    app: Service
    reference: str
    folder: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            "COPROD_DEMO": "1",
            "COPROD_INSTANCE": str(self.folder),
            "DATABASE_URL": self.database,
            "SECRET_KEY": SECRET,
            "COPROD_JOBS": "memory:",
        }

    def missing(self, told: dict[str, str]) -> list[str]:
        """The codes that do not open what was said: ``told`` is words by code."""
        with self.app.app_context(), reading():
            wrong = []
            for code, words in told.items():
                found = receipts.find(code)
                if found is None or not any(words in each["text"] for each in found.texts):
                    wrong.append(code)
            return wrong


def make(folder: Path, database: str = "", *, stored: int = 0) -> Place:
    """A fresh place, with ``stored`` answers that have been released already."""
    folder.mkdir(parents=True)
    address = (
        database.replace("postgresql://", "postgresql+psycopg://") or f"sqlite:///{folder / 'coprod.db'}"
    )
    app = create_app(
        {
            "DEMO": True,
            "INSTANCE": str(folder),
            "KEYS": str(folder / "keys"),
            "UPLOADS": str(folder / "uploads"),
            "SQLALCHEMY_DATABASE_URI": address,
            "SECRET_KEY": SECRET,
            "JOBS": "memory:",
            "QUIET": True,
            "PUBLIC_ADDRESS": "http://127.0.0.1",
        }
    )
    make_schema(app)
    with app.app_context():
        with writing():
            consultation = a_consultation(document=questions.document())
            reference = consultation.reference
            facts = (consultation.id, consultation.version_id, consultation.privacy_notice_id)
        for at in range(0, stored, AT_ONCE):
            with writing():
                _store(min(AT_ONCE, stored - at), *facts)
    return Place(app, reference, folder, database)


def _store(many: int, consultation_id: int, version_id: int | None, notice_id: int | None) -> None:
    """Answers of other people: as many rows, and as long, as theirs would be."""
    sheets: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for _one in range(many):
        key = secrets.token_hex(16)
        answers = {each.id: {"state": "answered", "value": None} for each in questions.QUESTIONS}
        sheets.append(
            {
                "key": key,
                "version_id": version_id,
                "channel": Channel.ONLINE,
                "language": "en",
                "format": "standard",
                "answers": answers,
                "may_publish": False,
                "locator_hash": secrets.token_hex(32),
                "secret_hash": secrets.token_hex(32),
                "released_on": clock.today(),
            }
        )
        texts += [
            {
                "key": secrets.token_hex(16),
                "sheet_key": key,
                "question": name,
                "part": "",
                "text": "Said. " * 20,
            }
            for name in ("first", "better", "page", "one-word", "else")
        ]
    responses = [
        {"sheet_key": each["key"], "consultation_id": consultation_id, "privacy_notice_id": notice_id}
        for each in sheets
    ]
    for table, rows in ((Sheet, sheets), (SheetText, texts), (Response, responses)):
        db.session.execute(insert(table), rows)

"""A site to be tried: a service in a folder of its own, its schema, an open consultation, and what is stored in it.

``with world("sqlite") as site: server = site.server(); server.start()``. ``compared`` holds what people were told
against what is there.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from coprod import Service, create_app
from coprod.core import secret
from coprod.core.db import db, reading, writing
from coprod.questionnaires.models import Sheet, WaitingSheet
from coprod.questionnaires.operations import receipts
from coprod.questionnaires.rules.document import Document, Question, Section
from soak.people import Tally
from soak.postgresql import PostgreSQL, postgresql
from soak.processes import clean_environment
from soak.server import Server, free_port
from tests.base.schema import make_schema
from tests.factories.consultations import a_consultation

DATABASES = ("sqlite", "postgresql")
SECRET = "a secret of the soaks, the same each time: 0123456789"  # noqa: S105 - nothing real is kept with it

ONE_QUESTION = Document(
    (Section("words", (Question("said", "long_text"),)),),
    {"en": {"words.title": "Your words", "said.title": "What happened?"}},
)


@dataclass
class World:
    """A service with its schema. ``folder`` is its instance folder, and holds the logs of its servers.

    ``more`` are settings of the environment for the servers that run on it.
    """

    app: Service
    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    postgresql: PostgreSQL | None = None

    def asked(self, document: Document = ONE_QUESTION) -> str:
        """The reference of a new consultation that is open."""
        with self.app.app_context(), writing():
            return a_consultation(document=document).reference

    def environment(self) -> dict[str, str]:
        """What a process needs to be this service. The demo world's rules, since there is no https here."""
        return {
            "COPROD_DEMO": "1",
            "COPROD_INSTANCE": str(self.app.config["INSTANCE"]),
            "COPROD_KEYS": str(self.app.config["KEYS"]),
            "COPROD_JOBS": str(self.app.config["JOBS"]),
            "DATABASE_URL": str(self.app.config["SQLALCHEMY_DATABASE_URI"]),
            "SECRET_KEY": SECRET,
            "RELEASE_BATCH": str(self.app.config["RELEASE_BATCH"]),
            **self.more,
        }

    def server(self, application: str = "wsgi:app", **how: Any) -> Server:
        """A web server of this service at a free port, not yet started. ``how`` goes to ``Server``."""
        port = free_port()
        return Server(
            self.environment(), port, self.folder / f"server-{port}.log", application=application, **how
        )

    def let_go(self) -> None:
        """Close the connections of this process, so that the database can be taken away or put back."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


def made(folder: Path, address: str = "", *, is_empty: bool = False, **settings: Any) -> World:
    """A service in a folder that is there, with all tables; on one SQLite file unless an address is given.

    ``is_empty``: without any table, for a restore, which makes its own, or a file that is put there.
    """
    chosen = {
        "DEMO": True,
        "QUIET": True,
        "SECRET_KEY": SECRET,
        "INSTANCE": str(folder),
        "KEYS": str(folder / "keys"),
        "UPLOADS": str(folder / "uploads"),
        "JOBS": "memory:",
        "SQLALCHEMY_DATABASE_URI": address or f"sqlite:///{folder / 'coprod.db'}",
        "PUBLIC_ADDRESS": "http://127.0.0.1:8000",
        "MAIL_FROM": "Messages <messages@coprod.example>",
        "MAIL_DOMAIN": "coprod.example",
        "AUDIT_ANCHOR": "anchor@reviewer.example",
        "RELEASE_BATCH": 25,
        **settings,
    }
    here = clean_environment({"COPROD_INSTANCE": str(folder), "SECRET_KEY": SECRET, "COPROD_DEMO": "1"})
    with patch.dict(os.environ, here, clear=True):
        app = create_app(chosen)
    if not is_empty:
        make_schema(app)
    return World(app, folder)


@contextmanager
def world(database: str, *, of_postgresql: str = "", **settings: Any) -> Iterator[World]:
    """A service on ``sqlite`` or on a durable ``postgresql`` of its own; both are gone after the block.

    ``of_postgresql`` are further lines of its postgresql.conf.
    """
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="coprod-soak-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        server = stack.enter_context(postgresql(settings=of_postgresql)) if database == "postgresql" else None
        site = made(folder, server.address() if server else "", **settings)
        site.postgresql = server
        stack.callback(site.let_go)
        yield site


@dataclass(frozen=True)
class Compared:
    """What people were told, held against what is stored."""

    acknowledged: int
    stored: int
    lost: list[str]  # codes that open nothing, or something else than was typed
    doubled: list[str]  # words that are stored twice
    said: frozenset[str]  # all words that are stored
    half: int  # answers that do not open, are empty, or hold what nobody sent

    @property
    def is_whole(self) -> bool:
        """0 lost, 0 doubled, 0 half-written."""
        return not self.lost and not self.doubled and not self.half


def compared(site: World, tally: Tally) -> Compared:
    """Look for every acknowledged answer with its code, and at everything that is stored."""
    lost = []
    site.let_go()  # The database may have been away since.
    with site.app.app_context(), reading():
        for code, words in tally.acknowledged.items():
            found = receipts.find(code)
            if found is None or [each["text"] for each in found.texts] != [words]:
                lost.append(code)
        said, broken = _stored()
    doubled = [words for words, times in said.items() if times > 1]
    strangers = [words for words in said if words not in tally.pressed]
    return Compared(
        len(tally.acknowledged),
        said.total() + broken,
        lost,
        doubled,
        frozenset(said),
        broken + len(strangers),
    )


def _stored() -> tuple[Counter[str], int]:
    """The words of everything that is stored, waiting or released; and how many answers are not whole."""
    ring, broken = secret.key_ring(), 0
    said: Counter[str] = Counter()
    for sheet in db.session.scalars(select(Sheet).options(selectinload(Sheet.texts))):
        said.update(each.text for each in sheet.texts)
        broken += not sheet.texts
    for row in db.session.scalars(select(WaitingSheet)):
        told = secret.unseal(ring.get(row.batch_key) or bytes(32), row.packet, row.mark)
        texts = json.loads(told)["texts"] if told else []
        said.update(each["text"] for each in texts)
        broken += not texts
    return said, broken

"""The ground on which hostile input is tried: the inspectors' world, put back as it was whenever something changed it.

It also holds people in the middle of something, because half of all forms stand only there: somebody who is
answering, somebody who waits for a code, somebody with a receipt.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from sqlalchemy import event, update

from coprod import Service
from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.core.db import db, reading, writing
from coprod.people import operations
from coprod.people.models import SignIn
from soak.hostile.asking import Reply, ask
from soak.hostile.shapes import Message, Part, as_form
from tests.base.codes import code_in, letters
from tests.base.databases import PostgreSQL, put_back
from tests.house.standing import a_standing_world, browser
from tests.house.world import World


class Walker:
    """Somebody before a browser, who goes from page to page and keeps their cookies."""

    def __init__(self, app: Service, who: str, cookies: dict[str, str]) -> None:
        self.app, self.who, self.cookies = app, who, cookies
        self.token = ""
        self.knows: dict[str, str] = {}  # What only this person can type: their codes.

    def post(self, address: str, **typed: str) -> Reply:
        """Send a form with the token that belongs to it."""
        typed.setdefault("csrf_token", self.token or token_in(self.get(address).body))
        parts = [Part(name.encode(), value.encode()) for name, value in typed.items()]
        return self._keep(ask(self.app, address, as_form(parts), self.cookie))

    def get(self, address: str) -> Reply:
        return self._keep(ask(self.app, address, Message(method="GET"), self.cookie))

    @property
    def cookie(self) -> str:
        """Their cookies as a browser sends them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _keep(self, reply: Reply) -> Reply:
        for name, value in reply.pairs:
            if name == "Set-Cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";", maxsplit=1)[0]
        self.token = token_in(reply.body) or self.token
        return reply


class Ground:
    """One service, its world, and the way back to how it was."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.app, self.world = a_standing_world(folder, **{"WTF_CSRF_ENABLED": True, **settings})
        with self.app.app_context():
            if db.engine.dialect.name == "sqlite":
                event.listen(db.engine, "connect", _in_haste)
        self.folder = folder
        self.people = {who: _signed_in(self.app, self.world, who) for who in ("nobody", *self.world.people)}
        self.busy = list(_in_the_middle(self.app, self.world, self.people))
        with self.app.app_context(), writing():
            db.session.execute(update(SignIn).values(ends_at=clock.now() + timedelta(days=9)))
        self._kept = folder.with_name(folder.name + "-kept")
        self.keep()

    def keep(self) -> None:
        """From here on, this is how everything is put back."""
        self._keep_rows()
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self.folder, self._kept)
        self._files = self._listed()

    def put_back(self) -> None:
        """Everything as it was before anybody asked anything."""
        self._put_back_rows()
        if self._listed() != self._files:
            for name in ("keys", "uploads"):
                shutil.rmtree(self.folder / name)
                shutil.copytree(self._kept / name, self.folder / name)

    def _keep_rows(self) -> None:
        with self.app.app_context():
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            db.engine.dispose()

    def _put_back_rows(self) -> None:
        journal = self.folder / "coprod.db-wal"
        if journal.exists() and not journal.stat().st_size:
            return  # Nobody has written anything.
        with self.app.app_context():
            db.engine.dispose()
        put_back(self._kept / "coprod.db", self.folder / "coprod.db")

    def rows(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Every row of every table, by table and key."""
        found = {}
        with closing(sqlite3.connect(self.folder / "coprod.db")) as connection:
            connection.row_factory = sqlite3.Row
            for table in db.metadata.sorted_tables:
                keys = [column.name for column in table.primary_key]
                for row in connection.execute(f'SELECT * FROM "{table.name}"'):  # noqa: S608 - our own tables
                    found[table.name, "|".join(str(row[key]) for key in keys)] = dict(row)
        return found

    def _listed(self) -> list[str]:
        return sorted(
            f"{each.parent.name}/{each.name}"
            for name in ("keys", "uploads")
            for each in (self.folder / name).iterdir()
        )


@contextmanager
def a_ground(kind: str = "sqlite", **settings: Any) -> Iterator[Ground]:
    """A ground in a folder that is gone afterwards, on one database or the other."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ground"
        place.mkdir()
        if kind == "sqlite":
            yield Ground(place, **settings)
            return
        server = PostgreSQL("hostile")
        try:
            yield OnPostgreSQL(place, server, **settings)
        finally:
            server.stop()


class OnPostgreSQL(Ground):
    """The same on PostgreSQL, where the rows are kept in a schema beside, and tables that changed are filled again."""

    def __init__(self, folder: Path, server: PostgreSQL, **settings: Any) -> None:
        self.address = server.database("ground")
        address = self.address.replace("postgresql://", "postgresql+psycopg://")
        super().__init__(folder, **{"SQLALCHEMY_DATABASE_URI": address, **settings})

    def _keep_rows(self) -> None:
        self._do(KEEP)

    def _put_back_rows(self) -> None:
        self._do(PUT_BACK)

    def _do(self, script: LiteralString) -> None:
        with self.app.app_context():
            db.session.remove()
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(script)


KEEP: LiteralString = """
DROP SCHEMA IF EXISTS kept CASCADE;
CREATE SCHEMA kept;
CREATE TABLE kept.sequences AS SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public';
DO $$
DECLARE each_table record;
BEGIN
  FOR each_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', each_table.tablename);
  END LOOP;
END $$;
"""
PUT_BACK: LiteralString = """
SET session_replication_role = replica;
DO $$
DECLARE each_table record; differs boolean;
BEGIN
  FOR each_table IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format(
      'SELECT (SELECT array_agg(t::text ORDER BY t::text) FROM public.%1$I t) IS DISTINCT FROM '
      '(SELECT array_agg(t::text ORDER BY t::text) FROM kept.%1$I t)', each_table.tablename) INTO differs;
    IF differs THEN
      EXECUTE format('DELETE FROM public.%1$I', each_table.tablename);
      EXECUTE format('INSERT INTO public.%1$I SELECT * FROM kept.%1$I', each_table.tablename);
    END IF;
  END LOOP;
  PERFORM setval(format('public.%I', sequencename)::regclass, coalesce(last_value, 1), last_value IS NOT NULL)
    FROM kept.sequences;
END $$;
"""


HOLDING = "holding a code of feedback"


def _in_haste(connection: Any, record: Any) -> None:
    # Nobody pulls the plug here; the disk would only be waited for.
    connection.execute("PRAGMA synchronous=OFF")


def _signed_in(app: Service, world: World, who: str) -> Walker:
    """Somebody of the world, with the token for their forms in their session already."""
    name = str(app.config["SESSION_COOKIE_NAME"])
    held = browser(app, world, who).get_cookie(name)
    walker = Walker(app, who, {name: held.value} if held else {})
    walker.get("/sign-in" if who == "nobody" else "/me")
    return walker


def _in_the_middle(app: Service, world: World, people: dict[str, Walker]) -> Iterator[tuple[Walker, str]]:
    """People and the address of the page that stands before them."""
    start = f"/consultations/{world.own.asked[Stage.OPEN].reference}/respond"
    people["nobody"].knows["code"] = _answers(app, Walker(app, "nobody", {}), start)
    yield people["nobody"], "/receipts"
    answering = Walker(app, "answering", {})
    answering.get(start)
    answering.post(start, format="standard")
    answering.post(f"{start}/1", **{"q-told": "once", "go": "save"})
    for page in (start, f"{start}/1", f"{start}/2", f"{start}/check", f"{start}/saved"):
        yield answering, page
    form = f"/feedback/{world.own.asked[Stage.OPEN].form}"
    people[HOLDING] = holding = Walker(app, HOLDING, {})
    holding.knows["code"] = _says(app, holding, form)
    holding.knows["key"] = "k" * 43
    holding.knows["go"] = "answer"
    yield holding, "/receipts"
    saying = Walker(app, "saying something", {})
    saying.get(form)
    saying.post(form, format="standard")
    saying.post(f"{form}/say/1", **{"q-happened": "Nobody rang.", "go": "save"})
    for page in (form, f"{form}/say/1", f"{form}/reach", f"{form}/check", f"{form}/saved"):
        yield saying, page
    waiting = Walker(app, "waiting for a code", {})
    waiting.get("/sign-in")
    waiting.post("/sign-in", email=str(world.people["signed_in"].email))
    with app.app_context(), reading():
        waiting.knows["code"] = code_in(letters()[-1])
    yield waiting, "/sign-in/code"
    listening = Walker(app, "listening to a code", {})
    with app.test_request_context(), writing():
        listening.knows["code"] = operations.code_to_read_out(
            world.people["signed_in"], by=world.people["lead"].id
        )
    listening.get("/sign-in/read-out")
    yield listening, "/sign-in/read-out"


def _answers(app: Service, person: Walker, start: str) -> str:
    """Somebody answers and sends. Returns the code of their receipt."""
    person.get(start)
    person.post(start, format="standard")
    person.post(f"{start}/1", **{"q-told": "once", "q-better": "Ask me once.", "go": "check"})
    slip = re.search(rb'name="slip"[^>]*value="([^"]*)"', person.get(f"{start}/check").body)
    receipt = person.post(f"{start}/done", slip=slip[1].decode() if slip else "")
    return b"".join(re.findall(rb'app-code__group">([A-Z0-9]+)<', receipt.body)).decode()


def _says(app: Service, person: Walker, form: str) -> str:
    """Somebody says something and sends it. Returns the code of their receipt."""
    person.get(form)
    person.post(form, format="standard")
    for number in (1, 2):
        person.post(f"{form}/say/{number}", **{"q-happened": "Nobody rang me back.", "go": "on"})
    slip = re.search(rb'name="slip"[^>]*value="([^"]*)"', person.get(f"{form}/check").body)
    receipt = person.post(f"{form}/done", slip=slip[1].decode() if slip else "")
    return b"".join(re.findall(rb'app-code__group">([A-Z0-9]+)<', receipt.body)).decode()


def token_in(page: bytes) -> str:
    """The token of a page's forms."""
    found = re.search(rb'name="csrf_token"[^>]*value="([^"]*)"', page)
    return found[1].decode() if found else ""

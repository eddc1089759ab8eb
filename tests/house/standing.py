"""The world that the inspectors walk through: made once, and left as it was found."""

from __future__ import annotations

import atexit
import hashlib
import pickle
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from coprod import Service, create_app
from coprod.core import clock
from coprod.core.db import db, writing
from tests.base.schema import make_schema
from tests.base.service import SETTINGS, detach
from tests.base.visitor import Visitor
from tests.house.world import World, make_world

# What the first world of this process left on the disk, and what it said of itself: by the day on which it was made.
_made: dict[date, tuple[TemporaryDirectory[str], bytes]] = {}
# With one of these a world would be another.
_OTHERWISE = {"SQLALCHEMY_DATABASE_URI", "SECRET_KEY", "KEYS", "UPLOADS"}


def a_standing_world(folder: Path, **settings: Any) -> tuple[Service, World]:
    """A service in a folder of its own, and the world in it; made once a process, and copied for whoever is next."""
    app = create_app(
        {
            **SETTINGS,
            "INSTANCE": str(folder),
            "KEYS": str(folder / "keys"),
            "UPLOADS": str(folder / "uploads"),
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'coprod.db'}",
            **settings,
        }
    )
    app.test_client_class = Visitor
    if _OTHERWISE & settings.keys():
        return app, _made_anew(app, folder)
    day = clock.today()
    if day not in _made:
        world = _made_anew(app, folder)
        kept = TemporaryDirectory()
        atexit.register(kept.cleanup)
        shutil.copytree(folder, kept.name, dirs_exist_ok=True)
        _made[day] = kept, pickle.dumps(world)
        return app, world
    kept, told = _made[day]
    shutil.copytree(kept.name, folder, dirs_exist_ok=True)
    return app, cast("World", pickle.loads(told))  # noqa: S301 - our own, of a moment ago


def _made_anew(app: Service, folder: Path) -> World:
    make_schema(app)
    with app.app_context(), writing():
        world = make_world()
        detach()
    with app.app_context():
        db.engine.dispose()
    for side in (world.own, world.other):
        for asked in side.asked.values():
            for key in (asked.document, asked.meets.file, asked.meets.unread):
                (folder / "uploads" / key).write_bytes(b"%PDF-1.7\n")
    return world


def browser(app: Service, world: World, who: str) -> Visitor:
    """A fresh browser in which somebody of this world is signed in, or nobody."""
    found = Visitor(app, app.response_class)
    if who != "nobody":
        with found.session_transaction() as session:
            session["_user_id"], session["_fresh"] = world.keys[who], True
    return found


def fingerprint(app: Service) -> str:
    """A hash of every row, key and upload: the same as long as nothing was written."""
    path = str(app.config["SQLALCHEMY_DATABASE_URI"]).removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        told = "\n".join(connection.iterdump())
    files = (sorted(str(each) for each in Path(app.config[name]).iterdir()) for name in ("KEYS", "UPLOADS"))
    return hashlib.sha256((told + str(list(files))).encode()).hexdigest()

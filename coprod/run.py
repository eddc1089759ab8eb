"""``make run``: the site with its worker and, when the database is empty, the demo world."""

from __future__ import annotations

import errno
import os
import socket
import sys
import tempfile

from flask import Flask
from sqlalchemy.exc import OperationalError

from coprod import create_app, demo, processes
from coprod.core.db import db, reading
from coprod.migrations import present
from coprod.people import queries as people

HERE = "127.0.0.1"


def main() -> int:
    """Bring the database up to date, fill it when it is empty, serve until stopped. Returns the exit code."""
    port = os.environ.get("PORT", "8000")
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        return _give_up(f"PORT must be a number from 1 to 65535, not “{port}”.")
    # The port is ours from here on, so that nobody waits for a demo world that could not be shown.
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HERE, int(port)))
    except OSError as reason:
        return _give_up(_port_trouble(reason, int(port)))
    if os.environ.get("METRICS_TOKEN"):
        # As gunicorn.conf.py does in production: all processes count together.
        counts = tempfile.TemporaryDirectory(prefix="coprod-counts-")
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", counts.name)
    os.environ.setdefault("COPROD_DEMO", "1")
    os.environ.setdefault("PUBLIC_ADDRESS", f"http://{HERE}:{port}")
    try:
        app = create_app()
        with app.app_context():
            _prepare(app)
            welcome = _welcome(app, f"http://{HERE}:{port}")
            # Each process that follows makes connections of its own.
            db.session.remove()
            db.engine.dispose()
    except OperationalError as reason:
        return _give_up(f"The database cannot be used: {str(reason.orig).strip()}")
    except KeyboardInterrupt:
        return _give_up("Stopped before it was ready. Whatever was not finished was not kept.")
    return processes.serve(app, door, welcome)


def _prepare(app: Flask) -> None:
    if present.taken() != present.newest():
        print("Bringing the database up to date …", flush=True)
        present.bring_up_to_date()
    if app.config["DEMO"] and demo.is_empty():
        print("Filling it with the demo world (invented people, some seconds) …", flush=True)
        demo.load()


def _welcome(app: Flask, address: str) -> str:
    lines = ["", f"Coprod runs at {address}", ""]
    if app.config["DEMO"]:
        with reading():
            lines += [f"  {person.name:<24} {person.demo_note}" for person in people.demo_people() or []]
        lines += [
            "",
            f"Look around as one of them: {address}/look-around",
            f"Letters that the site has written: {address}/sent-mail",
            f"Receipt codes to try at {address}/receipts:",
            *(f"  {each.code}  {each.title}" for each in demo.receipts.to_try()),
        ]
    return "\n".join([*lines, "Stop with Ctrl+C.", ""])


def _port_trouble(reason: OSError, port: int) -> str:
    if reason.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken: something on this machine answers there already, perhaps this site. "
            f"Stop that, or take another port: make run PORT={port + 1 if port < 65535 else port - 1}"
        )
    if reason.errno == errno.EACCES:
        return f"Port {port} is for the administrator of this machine alone. Take another: make run PORT=8000"
    return f"Port {port} cannot be used: {reason.strerror}."


def _give_up(words: str) -> int:
    print(words, file=sys.stderr, flush=True)
    return 2


if __name__ == "__main__":
    sys.exit(main())

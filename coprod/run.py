"""``make run``: the site with its worker and, when the database is empty, the demo world."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType

from flask import Flask
from flask_migrate import upgrade

from coprod import create_app, demo
from coprod.core.db import reading
from coprod.people import queries as people


def main() -> int:
    """Bring the database up to date, fill it when it is empty, serve until stopped. Returns the exit code."""
    port = os.environ.get("PORT", "8000")
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        print(f"PORT must be a number from 1 to 65535, not “{port}”.", file=sys.stderr)
        return 2
    os.environ.setdefault("COPROD_DEMO", "1")
    os.environ.setdefault("PUBLIC_ADDRESS", f"http://127.0.0.1:{port}")
    app = create_app()
    with app.app_context():
        print("Bringing the database up to date …", flush=True)
        upgrade()
        if app.config["DEMO"] and demo.is_empty():
            print("Filling it with the demo world (invented people, about 20 seconds) …", flush=True)
            demo.load()
    _welcome(app, port)
    return _serve(port)


def _welcome(app: Flask, port: str) -> None:
    address = f"http://127.0.0.1:{port}"
    print(f"\nCoprod runs at {address}\n")
    if not app.config["DEMO"]:
        return
    with app.app_context(), reading():
        for person in people.demo_people():
            print(f"  {person.name:<24} {person.demo_note}")
    print(f"\nLook around as one of them: {address}/look-around")
    print(f"Letters that the site has written: {address}/sent-mail")
    print("Stop with Ctrl+C.\n", flush=True)


def _serve(port: str) -> int:
    web = [
        sys.executable, "-m", "gunicorn", "wsgi:app",
        "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4",
        "--timeout", "30", "--graceful-timeout", "20",
        "--log-level", "warning",
    ]  # fmt: skip
    children = [subprocess.Popen(web), subprocess.Popen([sys.executable, "-m", "coprod.worker"])]  # noqa: S603

    def stop(number: int, frame: FrameType | None) -> None:
        for child in children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    # When one of the two ends, the other is told to, so that nobody is served by half a site.
    while all(child.poll() is None for child in children):
        time.sleep(0.2)
    stop(0, None)
    codes = [child.wait() for child in children]
    return next((code for code in codes if code > 0), 0)


if __name__ == "__main__":
    sys.exit(main())

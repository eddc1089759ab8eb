"""kill -9 in the middle of submissions: what was acknowledged must be there, once and whole (R1).

A real server (gunicorn, two workers) on a real database; people answer and send as fast as they can; the whole
server is killed again and again. Somebody who gets no reply presses again with the same form, as a person would.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Tally:
    """What people were told: the code and the words of every acknowledged answer."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    attempts: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Server:
    """gunicorn with two workers, in a process group of its own, so that one signal ends all of it."""

    def __init__(self, environment: dict[str, str], port: int, application: str = "wsgi:app") -> None:
        self.environment, self.port, self.application = environment, port, application
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", self.application, "--bind", f"127.0.0.1:{self.port}",
             "--workers", "2", "--threads", "4", "--preload", "--log-level", "critical", "--graceful-timeout", "2"],
            cwd=ROOT, env={**os.environ, **self.environment}, start_new_session=True,
            stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/live", timeout=2).read()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("The server did not come up.")

    def kill(self) -> None:
        """kill -9 for all of it at once, as when the power of a machine fails."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def _post(opener: urllib.request.OpenerDirector, address: str, fields: dict[str, str]) -> str:
    told = urllib.parse.urlencode(fields).encode()
    with opener.open(urllib.request.Request(address, told), timeout=10) as reply:  # noqa: S310 - our own server
        return str(reply.read().decode())


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) or re.search(
        rf'value="([^"]*)"[^>]*name="{name}"', page
    )
    if not found:
        raise ValueError(name)
    return found.group(1)


def _somebody_answers(server: Server, reference: str, tally: Tally, stop: threading.Event) -> None:
    base = f"http://127.0.0.1:{server.port}/consultations/{reference}/respond"
    while not stop.is_set():
        words = f"said {secrets.token_hex(12)}"
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        try:
            token = _value(opener.open(base, timeout=10).read().decode(), "csrf_token")
            _post(opener, base, {"csrf_token": token, "format": "standard"})
            check = _post(opener, f"{base}/1", {"csrf_token": token, "q-said": words, "go": "check"})
            slip = _value(check, "slip")
        except (OSError, ValueError, http.client.HTTPException):
            time.sleep(0.05)
            continue
        for _press in range(40):
            with tally.lock:
                tally.attempts += 1
            try:
                page = _post(opener, f"{base}/done", {"csrf_token": token, "slip": slip})
            except (OSError, http.client.HTTPException):
                if stop.is_set():
                    return
                time.sleep(0.1)
                continue
            if code := re.findall(r'app-code__group">([A-Z0-9]+)<', page):
                with tally.lock:
                    tally.acknowledged["".join(code)] = words
            break


def _wait_for_some(tally: Tally) -> None:
    """Let a life go on until somebody was told "sent", so that there is something to lose; 30 seconds at most."""
    before, until = len(tally.acknowledged), time.monotonic() + 30
    while len(tally.acknowledged) < before + 2 and time.monotonic() < until:
        time.sleep(0.02)


def run(server: Server, reference: str, *, kills: int, people: int = 6, seed: int = 1) -> Tally:
    """Kill the server so many times while people answer. Bounded: each life lasts half a minute at most."""
    chance, tally, stop = random.Random(seed), Tally(), threading.Event()
    crowd = [
        threading.Thread(target=_somebody_answers, args=(server, reference, tally, stop), daemon=True)
        for _ in range(people)
    ]
    try:
        server.start()
        for each in crowd:
            each.start()
        for _life in range(kills):
            _wait_for_some(tally)
            time.sleep(chance.uniform(0.0, 0.5))
            server.kill()
            server.start()
        time.sleep(0.5)
    finally:
        stop.set()
        for each in crowd:
            if each.is_alive():
                each.join(timeout=15)
        server.kill()
    return tally

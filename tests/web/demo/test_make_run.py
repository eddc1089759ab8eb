"""``make run``: it starts from nothing, shows the demo world, ends when told to, and says in words when it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod import run

ROOT = Path(run.__file__).parent.parent


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody else answers."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_none_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for port in ("", "80a", "0", "65536", "٨٠٠٠", "-1"):
        monkeypatch.setenv("PORT", port)

        assert run.main() == 2
        assert "PORT must be a number from 1 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_before_anything_is_made(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PORT", str(taken))
    monkeypatch.setenv("COPROD_INSTANCE", str(tmp_path / "instance"))

    assert run.main() == 2

    said = capsys.readouterr().err
    assert f"Port {taken} is taken" in said
    assert f"make run PORT={taken + 1 if taken < 65535 else taken - 1}" in said
    assert not (tmp_path / "instance").exists()


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Empty for whoever starts first; afterwards the demo world lies in it."""
    return tmp_path_factory.mktemp("run") / "instance"


@pytest.mark.slow
@pytest.mark.parametrize(("before", "stop"), [("nothing", signal.SIGTERM), ("what was there", signal.SIGINT)])
def test_it_starts_from_nothing_or_from_what_was_there_and_ends_with_all_its_processes(
    before: str, stop: signal.Signals, instance: Path
) -> None:
    assert instance.exists() is (before != "nothing")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: words for name, words in os.environ.items() if name not in {"SECRET_KEY", "CI"}}
    environment |= {"COPROD_INSTANCE": str(instance), "PORT": str(port)}
    site = subprocess.Popen(
        [sys.executable, "-m", "coprod.run"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        said = ""
        assert site.stdout is not None
        while "Stop with Ctrl+C" not in said and (line := site.stdout.readline()):
            said += line
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/look-around", timeout=30) as page:
            assert "Edna Tattersgill" in page.read().decode()
        assert f"http://127.0.0.1:{port}/look-around" in said

        site.send_signal(stop)

        assert site.wait(60) == 0
    finally:
        site.kill()
    _is_free(port)


def _is_free(port: int) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            with socket.socket() as again:
                again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                again.bind(("127.0.0.1", port))
                again.listen()
                return
        except OSError:
            assert time.monotonic() < until, "Somebody still answers at the port."
            time.sleep(0.1)

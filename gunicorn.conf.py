"""How the web server runs: found by gunicorn itself wherever it is started in this folder, and by ``make run``.

    gunicorn wsgi:app --bind 127.0.0.1:8000

Nothing of the site is imported here or in the process that looks after the workers, so that a reload (HUP) brings new
workers with new code, while the old ones finish what they have begun.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger

workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 30  # seconds without a sign of life from a worker
graceful_timeout = 20  # seconds that a worker has to finish what it began
# Workers are not replaced after so many visits: the moment would be that of somebody's visit.
max_requests = 0
# A heart that beats on a disk stops when the disk is slow.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - only the heartbeat's file
# No second way in, beside the address.
control_socket_disable = True
# What a proxy says of its visitors is read in one place only (TRUSTED_PROXIES), and a header is never a variable.
forwarded_allow_ips = "127.0.0.1,::1"
forwarder_headers = ""

# The site writes its own lines (coprod/core/logs.py); an access log would hold addresses, agents and moments.
accesslog = None
errorlog = "-"
loglevel = "warning"


class Silent(Logger):  # type: ignore[misc]
    """gunicorn's own log, as quiet about visitors as ours.

    What the process that looks after the workers has to say is written in full, and so is why a worker cannot start.
    A worker that runs would write down the address of whoever sends a bad request, and the page that failed: of that
    only the class of the fault is left, with the anonymous visits (coprod/core/tally.py).
    """

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(_Line())
        if not any(isinstance(each, _OnlyOfOurselves) for each in self.error_log.filters):
            self.error_log.addFilter(_OnlyOfOurselves())


logger_class = Silent


class _OnlyOfOurselves(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if os.environ.get(SERVES) != str(os.getpid()):
            return True
        reason = sys.exc_info()[0]
        kind = reason.__name__ if reason else record.levelname
        tally = sys.modules["coprod.core.tally"].tally
        if record.levelno >= logging.ERROR:
            tally.trouble("server", kind)
        elif record.levelno >= logging.WARNING:
            tally.visit(4)
        return False


class _Line(logging.Formatter):
    """One JSON object, as the site writes them."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        told = {"event": "server", "level": record.levelname.lower(), "at": at, "words": record.getMessage()}
        if record.exc_info:
            told["cause"] = self.formatException(record.exc_info)
        return json.dumps(told)


# Kept in the environment, since this file is read anew at each reload: which process is a worker that has started and
# sees visitors, and which one made the folder of the counts.
SERVES, MADE_COUNTS = "COPROD_SERVES", "COPROD_MADE_COUNTS"

if os.environ.get("METRICS_TOKEN") and not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
    # Said here, before any worker is made, because the library looks for it when it is first loaded.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="coprod-counts-")
    os.environ[MADE_COUNTS] = str(os.getpid())


def on_starting(_server: Any) -> None:
    """Counts of an earlier life are not ours. Not called at a reload, where the old workers still count."""
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in Path(folder).glob("*.db"):
            each.unlink(missing_ok=True)


def post_worker_init(_worker: Any) -> None:
    """From here on this process serves people."""
    os.environ[SERVES] = str(os.getpid())


def worker_exit(_server: Any, _worker: Any) -> None:
    """Tell what was counted of anonymous visits so far: nobody else knows it."""
    if "coprod.core.tally" in sys.modules:
        sys.modules["coprod.core.tally"].tally.tell(everything=True)


def on_exit(_server: Any) -> None:
    """Take the counts away that were made for this life."""
    if os.environ.get(MADE_COUNTS) == str(os.getpid()):
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)

"""Beside a web server: what the timetable does with waiting answers, every half second instead of every two minutes.

``python -m soak.releasing`` runs until it is killed with the server that it stands beside.
"""

from __future__ import annotations

import gc
import time

# As the web server does: looking for rubbish while everything is read takes a quarter of the time.
gc.disable()

from coprod import create_app  # noqa: E402 - after the line above, or it would be for nothing
from coprod.consultations import jobs  # noqa: E402
from coprod.core.db import settle  # noqa: E402


def main() -> None:
    app = create_app()
    gc.enable()
    with app.app_context():
        while True:
            time.sleep(0.5)
            jobs.release_due()
            settle()


if __name__ == "__main__":
    main()

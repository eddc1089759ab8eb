"""Beside a web server: what the timetable does with waiting answers, every half second instead of every two minutes.

``python -m soak.releasing`` runs until it is killed with the server that it stands beside.
"""

from __future__ import annotations

import time

from coprod import create_app
from coprod.consultations import jobs
from coprod.core.db import settle


def main() -> None:
    app = create_app()
    with app.app_context():
        while True:
            time.sleep(0.5)
            jobs.release_due()
            settle()


if __name__ == "__main__":
    main()

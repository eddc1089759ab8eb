"""The worker: runs the timetable beside the web server. ``python -m coprod.worker``."""

from __future__ import annotations

import logging

from huey import crontab
from huey.consumer import Consumer

from coprod import create_app, timetable
from coprod.core.queue import Queue


def consumer() -> Consumer:
    """A worker over the service's queue: woken by a knock, and by itself every minute."""
    app = create_app()
    queue: Queue = app.extensions["coprod.queue"]

    def work() -> None:
        with app.app_context():
            timetable.tick()

    def post() -> None:
        # A knock means that there is mail: it does not wait for its line in the timetable.
        with app.app_context():
            timetable.send_mail()

    queue.work = post
    queue.huey.periodic_task(crontab(minute="*"), name="tick")(work)
    return Consumer(queue.huey, workers=2, periodic=True, initial_delay=0.1, max_delay=1.0)


def main() -> None:
    """Run until told to stop."""
    logging.getLogger("huey").setLevel(logging.WARNING)
    consumer().run()


if __name__ == "__main__":
    main()

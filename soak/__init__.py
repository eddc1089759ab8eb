"""Soaks: long runs on a real server that show what becomes of people's answers when things go wrong.

    make soak                  all of them, in the order below
    make soak ARGS="kills"     the named ones; ARGS="--short kills" for a run of seconds

A soak is a module of this folder, named in ``SOAKS``, with

* ``PROMISE``: one sentence, what people may rely on;
* ``run(report, *, short=False)``: the run, bounded and stopping by itself. It tells ``report`` (soak/report.py) its
  figures, asks ``report.must`` for each promise, and ends with the same run on a build whose protection is off:
  ``report.control`` is broken when that build is *not* caught;
* at its end ``if __name__ == "__main__": sys.exit(alone(PROMISE, run))``, so that it also runs by itself.

Its short twin is a test in tests/attacks that calls the same functions, with little.

What they stand on: ``world`` (a service, its schema, an open consultation, what is stored of what was acknowledged),
``server`` (gunicorn as in production), ``processes`` and ``nursery`` (where it and the worker come from),
``postgresql`` (one that keeps what it acknowledges), ``browser`` and ``people`` (who answer over http, and press
again), ``worker`` and ``hurried`` (the timetable, also with seconds for minutes), ``letterbox`` (a mail server),
``false_clock`` (a clock that is put while it runs), ``two`` (servers on one database), ``memory``, ``controls`` (the
builds that must be caught).
"""

from __future__ import annotations

# In the order in which they run.
SOAKS: tuple[str, ...] = (
    "kills",
    "minutes",
    "money",
    "powercut",
    "powercut_on_postgresql",
    "faults",
    "mail",
    "crowd",
    "clock",
    "nodes",
    "fields",
    "scripts",
    "timing",
    "linkage",
    "receipts",
    "spreadsheets",
    "redirects",
    "scanner",
    "backup",
    "erasure",
    "proxy",
)

"""Meetings that people can follow, with a record that holds: groups, agendas, minutes, decisions, actions."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

VIEWS: tuple[str, ...] = (
    "manage_groups",
    "start_group",
    "group_words",
    "terms",
    "members",
    "my_groups",
    "groups",
    "parity",
    "manage",
    "calling",
    "people_coming",
    "needs",
    "coming",
    "calendars",
    "manage_events",
    "event_notes",
    "events",
    "plan",
    "agenda",
    "papers",
    "paper_files",
    "interests",
    "packs",
    "my_agenda",
    "minutes",
    "attendance",
    "manage_record",
    "manage_corrections",
    "manage_left_out",
    "manage_summary",
    "my_minutes",
    "record",
    "deciding",
    "advising",
    "acting",
    "actions",
    "my_actions",
    "record_pdf",
    "decisions",
)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.meetings.views import bp

    for name in VIEWS:
        import_module(f"coprod.meetings.views.{name}")
    app.register_blueprint(bp)

"""Fetching a paper: those who arrange, those who belong to its circle, and everybody what everybody is shown."""

from __future__ import annotations

from flask import Response

from coprod.core import files
from coprod.core.access import permit
from coprod.core.rules import everyone
from coprod.meetings import permissions
from coprod.meetings.models import PaperVersion
from coprod.meetings.queries import papers as queries
from coprod.meetings.views import bp


def _send(file: PaperVersion) -> Response:
    return files.send(file.key, file.media_type, file.file_name)


@bp.get("/manage/meetings/<reference>/papers/<key>")
@permit(permissions.arrange, on=queries.version, see=permissions.reads_it)
def arranged_paper(file: PaperVersion) -> Response:
    """A file of any paper, for those who arrange."""
    return _send(file)


@bp.get("/me/meetings/<reference>/papers/<key>")
@permit(permissions.belongs, on=queries.version, see=permissions.reads_it)
def my_paper(file: PaperVersion) -> Response:
    """A file of a paper for the circle to which the member belongs."""
    return _send(file)


@bp.get("/groups/<slug>/<day>/papers/<key>")
@permit(everyone, on=queries.shown, anonymous=True)
def shown_paper(file: PaperVersion) -> Response:
    """A file that everybody is shown."""
    return _send(file)

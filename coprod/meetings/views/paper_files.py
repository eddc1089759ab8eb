"""Fetching a paper: those who arrange, those who belong to its circle, and everybody what everybody is shown."""

from __future__ import annotations

from flask import Response, abort

from coprod.core import files
from coprod.core.access import permit, viewer
from coprod.core.rules import everyone, is_signed_in
from coprod.meetings import permissions
from coprod.meetings.models import PaperVersion
from coprod.meetings.queries import papers as queries
from coprod.meetings.rules.meetings import readable
from coprod.meetings.views import bp
from coprod.meetings.views.coming import mine


def _send(file: PaperVersion) -> Response:
    return files.send(file.key, file.media_type, file.file_name)


@bp.get("/manage/meetings/<reference>/papers/<key>")
@permit(permissions.arrange, on=queries.version, see=permissions.see_inside)
def arranged_paper(file: PaperVersion) -> Response:
    """A file of any paper, for those who arrange."""
    return _send(file)


@bp.get("/me/meetings/<reference>/papers/<key>")
@permit(is_signed_in)
def my_paper(reference: str, key: str) -> Response:
    """A file of a paper for somebody who is asked to the meeting: what their circle may read, and nothing else."""
    meeting = mine(reference).meeting
    file = queries.version(reference, key)
    if file is None or file.layer not in readable(permissions.layer_of(viewer(), meeting)):
        abort(404)
    return _send(file)


@bp.get("/groups/<slug>/<day>/papers/<key>")
@permit(everyone, on=queries.shown, anonymous=True)
def shown_paper(file: PaperVersion) -> Response:
    """A file that everybody is shown."""
    return _send(file)

"""A file that comes with a form, received before the transaction begins: cleaning it takes seconds."""

from __future__ import annotations

from flask import Response, after_this_request, g, request
from flask_wtf.file import FileField

from coprod.core import attachments
from coprod.core.attachments import Attached, sealed
from coprod.core.forms import Form
from coprod.core.words import _l


class AddFile(Form):
    """The box for a file."""

    file = FileField(
        _l("Choose a file"),
        description=_l(
            "Photos and documents up to 10 MB, videos and recordings up to 100 MB. "
            "A long video can take some minutes to send."
        ),
    )

    def say(self, reason: str) -> None:
        """Say at the box what is wrong with the file."""
        self.file.errors = [reason]


def receive() -> None:
    """Take in the file of this form, if one is added, from somebody who has begun. Errors: ``Refused``."""
    file = request.files.get("file")
    if file is None or not file.filename or request.form.get("go", "add") != "add":
        return
    g.attached = attachments.receive(file.stream)
    after_this_request(_let_go)


def received() -> Attached | None:
    """The file that was taken in, until something holds it."""
    found: Attached | None = g.get("attached")
    return found


def is_held() -> None:
    """Something holds it now."""
    g.pop("attached", None)


def _let_go(response: Response) -> Response:
    """What nothing holds at the end does not stay on the disk: there were too many, or there is no draft any more."""
    if (left := received()) is not None:
        sealed.remove(left.sealed.key)
    return response

"""The control: a server that does not know a form again, and does not see that it was sent: each press is kept."""

from __future__ import annotations

import secrets

from coprod import create_app
from coprod.questionnaires.operations import drafts
from coprod.questionnaires.operations.drafts import Draft


def erase(draft: Draft) -> None:
    """Leave what was typed where it is."""


drafts.erase = erase
Draft.token = property(lambda _draft: secrets.token_bytes(32))  # type: ignore[assignment]
app = create_app()

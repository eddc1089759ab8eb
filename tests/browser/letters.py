"""What people read in their letters."""

from __future__ import annotations

import re

from sqlalchemy import select

from coprod import Service
from coprod.core.db import db, reading
from coprod.core.outbox import Mail


def code_for(app: Service, address: str) -> str:
    """The digits of the code in the newest letter to this address."""
    with app.app_context(), reading():
        newest = select(Mail.body).where(Mail.to_address == address).order_by(Mail.id.desc())
        body = db.session.scalars(newest).first()
    found = re.search(r"\b\d{4}(\s\d{4})+\b", body or "")
    assert found, f"No code in the letter to {address}: {body}"
    return "".join(found[0].split())

"""The photo of a receipt, for whoever looks into a claim."""

from __future__ import annotations

from flask import abort

from coprod.core.access import Reply, permit
from coprod.core.attachments import giving
from coprod.core.audit import record
from coprod.payments import permissions
from coprod.payments.models import Claim
from coprod.payments.queries import deciding as queries
from coprod.payments.views import bp
from coprod.payments.views.deciding import ONE
from coprod.people.current import me


@bp.get(f"{ONE}/receipts/<file>")
@permit(permissions.look_into, on=queries.one, see=permissions.look_into, reads="a receipt")
def receipt(claim: Claim, file: str) -> Reply:
    """Show it, and write down who looked."""
    held = next(
        (each for line in claim.lines for each in line.files if each.reference == file), None
    ) or abort(404)
    if giving.begins():
        record("opened a receipt", by=me().id, kind="claim", number=claim.id, label=claim.reference)
    return giving.give(
        held.file_key,
        held.lock,
        media_type=held.media_type,
        name=f"receipt-{held.reference}",
        size=held.size_bytes,
    )

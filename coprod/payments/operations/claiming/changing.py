"""What every change of a claim begins and ends with: it is held, as it stands now, and nobody's change is lost."""

from __future__ import annotations

from coprod.core.db import hold
from coprod.core.errors import Refused
from coprod.core.words import _
from coprod.payments.models import Claim
from coprod.payments.operations.claiming.reckoning import reckon
from coprod.payments.operations.claiming.splitting import planned, split
from coprod.payments.queries import mine
from coprod.payments.rules.claims import ClaimKind, ClaimStage


def held(claim: Claim, *, by: int, seen: int | None = None) -> Claim:
    """The claim as it stands now, held until the transaction ends, for somebody who may change it.

    ``seen`` is the version that their page showed. Errors: ``Refused``.
    """
    if not hold(claim):
        raise Refused(_("This claim is not there any more."))
    claim = mine.afresh(claim)
    if seen is not None and seen != claim.version:
        raise Refused(
            _(
                "This claim was changed while your page was open, perhaps on another device. What you wrote is "
                "still here. Compare it with the claim as it is now, then save again."
            )
        )
    if by not in (claim.person_id, claim.entered_by_id):
        raise Refused(_("Only the person whose claim it is can change it."))
    if by != claim.person_id and claim.stage is not ClaimStage.DRAFT:
        raise Refused(_("It is sent. From now on only the person can change it."))
    if not claim.is_open:
        raise Refused(_("This claim is decided already, so it can no longer be changed."))
    return claim


def changed(claim: Claim) -> Claim:
    """Count a change, reckon all sums anew and, once it is sent, keep each line with its budget. Errors: ``Refused``."""
    if claim.kind is not ClaimKind.ORDINARY:
        # Its sums are the difference to an earlier claim, which no page can work out again from its time.
        raise Refused(
            _(
                "We worked this out from an earlier claim. You can leave it as it is, or take it back "
                "if you do not want it."
            )
        )
    claim.version += 1
    reckon(claim)
    if claim.stage is not ClaimStage.DRAFT:
        split(claim, planned(claim))
    return mine.afresh(claim)

"""Receipts: a photo or a document, or the word that there is none. Each is sealed, and given back to its owner only."""

from __future__ import annotations

from flask import Response, abort, redirect, request

from coprod.core import files
from coprod.core.access import Reply, refusal, say
from coprod.core.attachments import MADE, SORT_WORDS, giving
from coprod.core.db import reading
from coprod.core.forms import insist_on_press
from coprod.core.words import _
from coprod.involvement.rules.opportunities import EXPENSE_WORDS
from coprod.payments.models import Claim, LineFile
from coprod.payments.operations import claiming
from coprod.payments.operations.claiming.receipts import MOST_FILES, names
from coprod.payments.rules.claims import Proof
from coprod.payments.rules.spending import ASKED
from coprod.payments.views.claim_expenses import one_line
from coprod.payments.views.steps import at, my_claim, shown, step, their_claim
from coprod.people.current import me
from coprod.questionnaires.views import receiving


def _receive(reference: str) -> None:
    """Take a photo in, from somebody whose claim it is. Errors: ``Refused``."""
    with reading():
        claim = my_claim(reference) or their_claim(reference)
        may = claim is not None and claim.is_open
    if may:
        receiving.receive()


@step("/expenses/<line>/receipt", "claim_receipt", uploads=files.MOST_BYTES, first=_receive)
def receipt(claim: Claim, line: str) -> Reply:
    """A photo of it, or the word that it is lost."""
    held = one_line(claim, line)
    asked = ASKED.get(held.expense) if held.expense else None
    if asked is None or not asked.asks_sum:
        abort(404)
    reason = refusal()
    if request.method == "POST" and reason is None:
        attached = receiving.received()
        if attached is None:
            reason = _("Choose a photo or a document first.")
        else:
            claiming.add_receipt(claim, line, attached, by=me().id)
            receiving.is_held()
            say(_("The receipt is added."))
            return redirect(at(claim, "claim_receipt", line=line))
    form = receiving.AddFile()
    form.file.description = _("A photo from your telephone or a document, up to 10 MB.")
    if reason:
        form.say(reason)
    called = names(held)
    return shown(
        "receipt",
        claim,
        form,
        line=held,
        title=EXPENSE_WORDS[held.expense],  # type: ignore[index]
        files=[
            (each.reference, called[each.reference], SORT_WORDS[MADE[each.media_type].sort], each.size_bytes)
            for each in held.files
        ],
        is_full=len(held.files) >= MOST_FILES,
        is_lost=held.proof is Proof.LOST,
        needs_one=asked.needs_receipt,
    )


@step("/expenses/<line>/no-receipt", "claim_no_receipt", methods=("POST",))
def lost(claim: Claim, line: str) -> Reply:
    held = one_line(claim, line)
    insist_on_press()
    claiming.lose_receipt(claim, held.reference, by=me().id)
    say(_("That is fine. It is written beside the sum that there is no receipt."))
    return redirect(at(claim, "claim_expenses"))


@step("/expenses/<line>/files/<file>/remove", "claim_file_gone", methods=("POST",))
def remove(claim: Claim, line: str, file: str) -> Reply:
    held = _file(claim, line, file)
    insist_on_press()
    claiming.remove_receipt(claim, line, held.reference, by=me().id)
    say(_("The receipt is taken away."))
    return redirect(at(claim, "claim_receipt", line=line))


@step("/expenses/<line>/files/<file>", "claim_file", methods=("GET",))
def content(claim: Claim, line: str, file: str) -> Response:
    """The photo itself."""
    held = one_line(claim, line)
    found = _file(claim, line, file)
    return giving.give(
        found.file_key,
        found.lock,
        media_type=found.media_type,
        name=names(held)[found.reference],
        size=found.size_bytes,
    )


def _file(claim: Claim, line: str, reference: str) -> LineFile:
    """One file of an expense. Errors: 404."""
    held = one_line(claim, line)
    return next((each for each in held.files if each.reference == reference), None) or abort(404)

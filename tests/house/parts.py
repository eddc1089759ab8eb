"""What stands for each part of an address in the house world.

When a route has a part that this file does not know, teach it in ``PARTS``: one line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

from coprod.consultations.rules import Stage
from coprod.core import clock
from coprod.rates.rules.tax_year import tax_year
from tests.house.asked import Asked
from tests.house.side import Side
from tests.house.world import World

Known = Callable[[World, Side, Asked], Any]
ON_CONSULTATIONS = (
    "/consultations/<reference>",
    "/manage/consultations/<reference>",
    "/review/consultations/<reference>",
)

# How an address begins, one of its parts, and what stands for it. The longest beginning that fits is taken.
PARTS: dict[tuple[str, str], Known] = {
    **{(begin, "reference"): lambda world, side, asked: asked.reference for begin in ON_CONSULTATIONS},
    **{(begin, "finding"): lambda world, side, asked: asked.finding for begin in ("/manage/", "/review/")},
    ("/consultations/<reference>/documents", "key"): lambda world, side, asked: asked.document,
    ("/consultations/<reference>/respond", "number"): lambda world, side, asked: 1,
    ("/manage/consultations/<reference>/controllers", "number"): lambda world, side, asked: asked.controller,
    ("/manage/consultations/<reference>/documents", "key"): lambda world, side, asked: asked.document,
    ("/manage/consultations/<reference>/options", "key"): lambda world, side, asked: "one-page",
    ("/manage/consultations/<reference>/ways", "key"): lambda world, side, asked: "telephone",
    ("/manage/consultations/<reference>/questions", "key"): lambda world, side, asked: "told",
    ("/manage/consultations/<reference>/questions", "option"): lambda world, side, asked: "once",
    ("/manage/consultations/<reference>/questions/sections", "key"): lambda world, side, asked: "contact",
    ("/manage/consultations/<reference>/questions/sections", "section"): lambda world, side, asked: "contact",
    ("/manage/consultations/<reference>/questions/standard", "name"): lambda world, side, asked: "age",
    ("/manage/consultations/<reference>/results", "question"): lambda world, side, asked: "better",
    ("/manage/consultations/<reference>/findings", "text"): lambda world, side, asked: asked.text,
    ("/manage/consultations/<reference>/findings", "language"): lambda world, side, asked: "ur",
    ("/manage/consultations/<reference>/findings", "format_"): lambda world, side, asked: "standard",
    ("/manage/programmes/<slug>", "slug"): lambda world, side, asked: side.slug,
    ("/manage/programmes/<slug>", "way"): lambda world, side, asked: "up",
    ("/manage/programmes/<slug>/aims", "key"): lambda world, side, asked: side.aim,
    ("/manage/programmes/<slug>/workstreams", "key"): lambda world, side, asked: side.workstream,
    ("/manage/programmes/<slug>/help", "reference"): lambda world, side, asked: "district",
    ("/manage/programmes/<slug>/partners", "reference"): lambda world, side, asked: side.partner,
    ("/manage/programmes/<slug>/people", "reference"): lambda world, side, asked: side.membership,
    ("/manage/programmes/<slug>/review", "reference"): lambda world, side, asked: side.holding,
    ("/manage/programmes/<slug>/review/reviewers", "reference"): lambda world, side, asked: side.reviewer,
    ("/manage/organisations", "reference"): lambda world, side, asked: side.organisation,
    ("/manage/rates", "reference"): lambda world, side, asked: side.rate_card,
    ("/manage/rates", "rate"): lambda world, side, asked: side.rate,
    ("/manage/claims", "reference"): lambda world, side, asked: side.claim,
    ("/me/payments", "reference"): lambda world, side, asked: side.own_paid,
    ("/me/payments/years", "year"): lambda world, side, asked: tax_year(clock.today()).begins_in,
    ("/me/payments/years", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/payees", "slug"): lambda world, side, asked: side.slug,
    ("/manage/payees", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/floats", "reference"): lambda world, side, asked: side.cash,
    ("/manage/floats/new", "slug"): lambda world, side, asked: side.slug,
    ("/manage/floats/new", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/overpayments", "reference"): lambda world, side, asked: side.overpayment,
    ("/me/overpayments", "reference"): lambda world, side, asked: side.overpayment,
    ("/manage/payees", "person"): lambda world, side, asked: side.claimant,
    ("/manage/payment-runs", "reference"): lambda world, side, asked: side.run,
    ("/manage/payment-runs", "payment"): lambda world, side, asked: side.payment,
    ("/manage/payment-runs/due", "organisation"): lambda world, side, asked: side.paying,
    ("/manage/payment-runs/due", "slug"): lambda world, side, asked: side.slug,
    ("/manage/claims", "file"): lambda world, side, asked: side.receipt,
    ("/manage/claims/for-somebody/people", "person"): lambda world, side, asked: side.claimant,
    ("/manage/claims/for-somebody/people", "key"): lambda world, side, asked: side.claimant_work,
    ("/manage/claims/for-somebody/claims", "reference"): lambda world, side, asked: side.written.claim,
    ("/manage/claims/for-somebody/claims", "line"): lambda world, side, asked: side.written.line,
    ("/manage/claims/for-somebody/claims", "file"): lambda world, side, asked: side.written.file,
    ("/manage/claims/for-somebody/claims", "kind"): lambda world, side, asked: "fare",
    ("/manage/budgets", "reference"): lambda world, side, asked: side.budget,
    ("/manage/lendings", "reference"): lambda world, side, asked: side.lending,
    ("/manage/pre-approvals", "reference"): lambda world, side, asked: side.pre_approval,
    ("/me/relations", "reference"): lambda world, side, asked: world.relation,
    ("/manage/administrators", "reference"): lambda world, side, asked: world.administrator,
    ("/manage/people", "reference"): lambda world, side, asked: side.person,
    ("/manage/people", "need"): lambda world, side, asked: side.need,
    ("/manage/settings", "name"): lambda world, side, asked: "look.accent",
    ("/manage/concerns", "reference"): lambda world, side, asked: side.concern,
    ("/manage/commitments", "reference"): lambda world, side, asked: asked.commitment or "none",
    ("/changes", "reference"): lambda world, side, asked: asked.commitment or "none",
    ("/programmes/<slug>", "slug"): lambda world, side, asked: side.slug,
    ("/privacy/<slug>", "slug"): lambda world, side, asked: side.slug,
    ("/privacy/<slug>", "number"): lambda world, side, asked: 1,
    ("/feedback/<slug>", "slug"): lambda world, side, asked: asked.form,
    ("/feedback/<slug>", "number"): lambda world, side, asked: 1,
    ("/feedback/<slug>/say/<int:number>/files", "number"): lambda world, side, asked: 2,
    ("/feedback/<slug>/say/<int:number>/files", "question"): lambda world, side, asked: "files",
    ("/manage/feedback/forms", "slug"): lambda world, side, asked: asked.form,
    ("/manage/feedback/forms", "paper"): lambda world, side, asked: "a5",
    ("/manage/feedback/forms", "name"): lambda world, side, asked: "pause",
    ("/manage/feedback/forms", "code"): lambda world, side, asked: "ur",
    ("/manage/feedback/forms", "number"): lambda world, side, asked: asked.rota,
    ("/manage/feedback/forms/<slug>/questions", "key"): lambda world, side, asked: "publish",
    ("/manage/feedback/forms/<slug>/questions", "option"): lambda world, side, asked: "yes",
    ("/manage/feedback/forms/<slug>/questions/sections", "key"): lambda world, side, asked: "s2",
    ("/manage/feedback/forms/<slug>/questions/sections", "section"): lambda world, side, asked: "s2",
    ("/manage/feedback/forms/<slug>/questions/standard", "name"): lambda world, side, asked: (
        "friends-and-family"
    ),
    ("/manage/feedback/items", "name"): lambda world, side, asked: "take",
    ("/manage/feedback/items", "key"): lambda world, side, asked: asked.item,
    ("/manage/feedback/items/<key>/files", "name"): lambda world, side, asked: "document-1.pdf",
    ("/manage/feedback/notices", "number"): lambda world, side, asked: asked.notice,
    ("/manage/events", "reference"): lambda world, side, asked: side.event,
    ("/manage/events/<reference>/notes", "note"): lambda world, side, asked: side.event_note,
    ("/events", "reference"): lambda world, side, asked: side.event,
    ("/manage/groups", "slug"): lambda world, side, asked: asked.meets.group,
    ("/manage/groups/<slug>/members", "reference"): lambda world, side, asked: asked.meets.member,
    ("/manage/groups/<slug>/members", "person"): lambda world, side, asked: asked.meets.person,
    ("/manage/groups/<slug>/terms", "number"): lambda world, side, asked: 1,
    ("/manage/groups/<slug>/terms", "reference"): lambda world, side, asked: asked.meets.member,
    ("/me/calendar", "slug"): lambda world, side, asked: asked.meets.group,
    ("/calendar", "key"): lambda world, side, asked: "of-nobody",
    ("/me/groups", "slug"): lambda world, side, asked: asked.meets.group,
    ("/me/groups", "number"): lambda world, side, asked: 1,
    ("/groups", "slug"): lambda world, side, asked: asked.meets.group,
    ("/manage/meetings/<reference>/record/versions", "number"): lambda world, side, asked: 1,
    ("/manage/meetings", "reference"): lambda world, side, asked: asked.meets.meeting,
    ("/manage/meetings", "person"): lambda world, side, asked: asked.meets.invited,
    ("/manage/meetings", "kind"): lambda world, side, asked: "bsl",
    ("/manage/meetings/<reference>/guests", "person"): lambda world, side, asked: asked.meets.person,
    ("/manage/meetings", "item"): lambda world, side, asked: asked.meets.item,
    ("/manage/meetings", "decision"): lambda world, side, asked: asked.meets.decision,
    ("/manage/meetings", "action"): lambda world, side, asked: asked.meets.action,
    ("/manage/actions", "reference"): lambda world, side, asked: asked.meets.action,
    ("/me/actions", "reference"): lambda world, side, asked: asked.meets.action,
    ("/manage/meetings/<reference>/papers", "paper"): lambda world, side, asked: asked.meets.paper,
    ("/manage/meetings/<reference>/papers", "key"): lambda world, side, asked: asked.meets.file,
    ("/manage/meetings/<reference>/interests", "interest"): lambda world, side, asked: asked.meets.interest,
    ("/manage/meetings/<reference>/record", "reference"): lambda world, side, asked: asked.meets.past,
    ("/manage/meetings/<reference>/record/corrections", "correction"): lambda world, side, asked: (
        asked.meets.correction
    ),
    ("/manage/meetings/<reference>/record/left-out", "redaction"): lambda world, side, asked: (
        asked.meets.redaction
    ),
    ("/manage/meetings/<reference>/record/easy-read", "number"): lambda world, side, asked: 1,
    ("/me/meetings/<reference>/minutes", "reference"): lambda world, side, asked: asked.meets.past,
    ("/me/meetings/<reference>/minutes", "item"): lambda world, side, asked: asked.meets.past_item,
    ("/me/meetings", "reference"): lambda world, side, asked: asked.meets.meeting,
    ("/me/meetings/<reference>/agenda", "reference"): lambda world, side, asked: asked.meets.unread_of,
    ("/me/meetings/<reference>/papers", "reference"): lambda world, side, asked: asked.meets.unread_of,
    ("/me/meetings/<reference>/papers", "key"): lambda world, side, asked: asked.meets.unread,
    ("/me/meetings/<reference>/interests", "interest"): lambda world, side, asked: asked.meets.interest,
    ("/groups/<slug>/<day>", "day"): lambda world, side, asked: asked.meets.past_day,
    ("/groups/<slug>/<day>/papers", "day"): lambda world, side, asked: asked.meets.day,
    ("/groups/<slug>/<day>/papers", "key"): lambda world, side, asked: asked.meets.file,
    ("/manage/opportunities/<reference>/criteria", "key"): lambda world, side, asked: "listens",
    ("/manage/opportunities/<reference>/easy-read", "number"): lambda world, side, asked: 1,
    ("/manage/opportunities/<reference>/panel", "panelist"): lambda world, side, asked: asked.offers.panelist,
    ("/manage/opportunities/<reference>/panel", "person"): lambda world, side, asked: asked.meets.person,
    ("/manage/opportunities/<reference>/questions", "key"): lambda world, side, asked: "told",
    ("/manage/opportunities/<reference>/questions", "option"): lambda world, side, asked: "once",
    ("/manage/opportunities/<reference>/questions/sections", "key"): lambda world, side, asked: "contact",
    ("/manage/opportunities/<reference>/questions/sections", "section"): lambda world, side, asked: "contact",
    ("/stories", "reference"): lambda world, side, asked: asked.story,
    ("/look-around", "reference"): lambda world, side, asked: world.demo_person,
    ("/me/sign-ins", "reference"): lambda world, side, asked: world.sign_in,
    ("/me/claims", "reference"): lambda world, side, asked: side.own_claim.claim,
    ("/me/claims", "line"): lambda world, side, asked: side.own_claim.line,
    ("/me/claims", "file"): lambda world, side, asked: side.own_claim.file,
    ("/me/claims", "kind"): lambda world, side, asked: "fare",
    ("/me/claims/new", "key"): lambda world, side, asked: side.own_work,
    ("/me/how-i-am-paid", "reference"): lambda world, side, asked: world.account,
    ("/me/second-step", "reference"): lambda world, side, asked: world.passkey,
    ("/me/second-step/app", "reference"): lambda world, side, asked: world.new_app,
    ("/me/needs", "reference"): lambda world, side, asked: world.need,
    ("/me/applications", "reference"): lambda world, side, asked: asked.offers.application,
    ("/opportunities/<reference>/apply", "number"): lambda world, side, asked: 1,
    ("/opportunities/<reference>/equality", "number"): lambda world, side, asked: 1,
    ("/opportunities/<reference>/apply", "question"): lambda world, side, asked: "better",
    ("/manage/opportunities/<reference>/applications", "name"): lambda world, side, asked: "document-1.pdf",
    ("/opportunities", "reference"): lambda world, side, asked: asked.offers.opportunity,
    ("/manage/opportunities", "reference"): lambda world, side, asked: asked.offers.opportunity,
    ("/manage/opportunities/<reference>/induction", "item"): lambda world, side, asked: (
        asked.offers.induction
    ),
    ("/me/roles", "reference"): lambda world, side, asked: asked.offers.role,
    ("/me/roles", "session"): lambda world, side, asked: asked.offers.work,
    ("/me/roles", "item"): lambda world, side, asked: asked.offers.induction,
    ("/manage/agreements", "reference"): lambda world, side, asked: asked.offers.role,
    ("/manage/agreements", "session"): lambda world, side, asked: asked.offers.work,
    ("/manage/agreements", "item"): lambda world, side, asked: asked.offers.induction,
    ("/manage/programmes/<slug>/agreement-texts", "number"): lambda world, side, asked: 1,
    ("/manage/opportunities/<reference>/applications", "label"): lambda world, side, asked: (
        asked.offers.label
    ),
}


def parts(route: Rule, world: World, side: Side, stage: Stage) -> dict[str, Any]:
    """A real thing for each part of an address. Errors: ``LookupError`` for a part that nobody has taught."""
    found = {}
    for name in route.arguments:
        fitting = [begin for begin, part in PARTS if part == name and route.rule.startswith(begin)]
        if not fitting:
            raise LookupError(
                f"tests/house/parts.py does not know <{name}> of {route.rule}: add it to PARTS."
            )
        found[name] = PARTS[max(fitting, key=len), name](world, side, side.asked[stage])
    return found

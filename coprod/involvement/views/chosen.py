"""What the list of roles was asked for, in its address, and how it is said back in whole sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask import request

from coprod.core import clock, editions
from coprod.core.words import _, language
from coprod.involvement.forms.lists import ANY, SOON_DAYS, WhichOpportunities
from coprod.involvement.queries.opportunities import Wanted
from coprod.involvement.rules.opportunities import PUBLIC, Happens, Pays, Stage
from coprod.involvement.views import shown
from coprod.programmes.models import Programme
from coprod.programmes.rules import LEVEL_WORDS, Level

STAGES = {
    "open": frozenset({Stage.OPEN}),
    "soon": frozenset({Stage.OPEN}),
    "closed": PUBLIC - {Stage.OPEN},
}
PAID = {"payment": Pays.PAYMENT_AND_EXPENSES, "expenses": Pays.EXPENSES}
HAPPENS = {
    "online": frozenset({Happens.ONLINE, Happens.EITHER}),
    "in_person": frozenset({Happens.IN_PERSON, Happens.EITHER}),
}


@dataclass(frozen=True)
class Chosen:
    """The form, what goes along to other pages, what was chosen in sentences, and the same for the query."""

    form: WhichOpportunities
    kept: dict[str, str]
    sentences: list[str]
    wanted: Wanted


def chosen(programmes: list[Programme]) -> Chosen:
    """What was chosen in the address. What makes no sense there is passed over."""
    form = WhichOpportunities(request.args)
    names = shown.programme_names(programmes)
    parts = _parts(programmes, names)
    form.programme.choices = [(ANY, _("Everywhere")), *names.items()]
    form.workstream.choices = [(ANY, _("All of it")), *((key, name) for key, (_id, name) in parts.items())]
    area = next((each for each in programmes if each.slug == form.programme.data), None)
    part = parts.get(form.workstream.data or "")
    level = next((each for each in Level if each.value == form.level.data), None)
    stage, paid, happens = form.stage.data or "", form.paid.data or "", form.happens.data or ""
    search = form.q.data or ""
    told = [
        ("q", search, search and _("Only with these words: “%(words)s”.", words=search)),
        ("stage", stage if stage in STAGES else "", _stage_sentence(stage)),
        ("paid", paid if paid in PAID else "", _paid_sentence(paid)),
        ("happens", happens if happens in HAPPENS else "", _happens_sentence(happens)),
        (
            "programme",
            area.slug if area else "",
            area and _("Only in this programme: %(programme)s.", programme=names[area.slug]),
        ),
        (
            "workstream",
            form.workstream.data if part else "",
            part and _("Only in this part of the work: %(part)s.", part=part[1]),
        ),
        (
            "level",
            level.value if level else "",
            level and _("Only at this level: %(level)s.", level=LEVEL_WORDS[level]),
        ),
    ]
    return Chosen(
        form,
        {name: str(value) for name, value, _sentence in told if value},
        [str(sentence) for _name, value, sentence in told if value],
        Wanted(
            search=search,
            stages=STAGES.get(stage, PUBLIC),
            programme_id=area.id if area else None,
            workstream_id=part[0] if part else None,
            level=level,
            pays=PAID.get(paid),
            happens=HAPPENS.get(happens, frozenset()),
            closes_by=clock.today() + timedelta(days=SOON_DAYS) if stage == "soon" else None,
        ),
    )


def _stage_sentence(stage: str) -> str:
    return {
        "open": _("Only roles that you can apply for now."),
        "soon": _("Only roles that close within %(days)s days.", days=SOON_DAYS),
        "closed": _("Only roles that nobody can apply for any more."),
    }.get(stage, "")


def _paid_sentence(paid: str) -> str:
    return {
        "payment": _("Only roles that pay for your time and your expenses."),
        "expenses": _("Only roles that pay your expenses and not your time."),
    }.get(paid, "")


def _happens_sentence(happens: str) -> str:
    return {
        "online": _("Only roles that you can do from home."),
        "in_person": _("Only roles that you can do face to face."),
    }.get(happens, "")


def _parts(programmes: list[Programme], names: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Every workstream, by the value that stands for it in the address."""
    found: dict[str, tuple[int, str]] = {}
    for programme in programmes:
        words = editions.read(programme.editions, language())
        for part in programme.workstreams:
            title = words[f"workstream.{part.key}.title"]
            name = _("%(programme)s: %(part)s", programme=names[programme.slug], part=title)
            found[f"{programme.slug}/{part.key}"] = (part.id, name)
    return found

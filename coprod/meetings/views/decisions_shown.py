"""What the register of decisions was asked for, in its address, and how it is said back in whole sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request

from coprod.core import editions
from coprod.core.words import _, language
from coprod.meetings.forms.decisions import WhichDecisions
from coprod.meetings.forms.lists import ANY
from coprod.meetings.models import Group
from coprod.meetings.rules.advice import ADVICE_STANDS_WORDS, AdviceStands
from coprod.meetings.rules.decisions import INFLUENCE_WORDS, Influence
from coprod.programmes.models import Programme


@dataclass(frozen=True)
class Chosen:
    """The form, what goes along to other pages, what was chosen in sentences, and the same for the query."""

    form: WhichDecisions
    kept: dict[str, str]
    sentences: list[str]
    asked: dict[str, Any]


def chosen(programmes: list[Programme], groups: list[Group], years: list[int]) -> Chosen:
    """What was chosen in the address. What makes no sense there is passed over."""
    form = WhichDecisions(request.args)
    names = {each.slug: _programme_name(each) for each in programmes}
    called = {each.slug: str(editions.read(each.editions, language()).name) for each in groups}
    parts = _parts(programmes, names)
    form.programme.choices = [(ANY, _("Everywhere")), *names.items()]
    form.group.choices = [(ANY, _("All groups")), *called.items()]
    form.workstream.choices = [(ANY, _("All of it")), *((key, name) for key, (_id, name) in parts.items())]
    form.year.choices = [(ANY, _("All years")), *((str(year), str(year)) for year in years)]
    area = next((each for each in programmes if each.slug == form.programme.data), None)
    group = next((each for each in groups if each.slug == form.group.data), None)
    part = parts.get(form.workstream.data or "")
    year = next((each for each in years if str(each) == form.year.data), None)
    influence = next((each for each in Influence if each.value == form.influence.data), None)
    advice = next((each for each in AdviceStands if each.value == form.advice.data), None)
    search = form.q.data or ""
    told = [
        ("q", search, search and _("Only with these words: “%(words)s”.", words=search)),
        (
            "programme",
            area.slug if area else "",
            area and _("Only in this programme: %(programme)s.", programme=names[area.slug]),
        ),
        (
            "group",
            group.slug if group else "",
            group and _("Only of this group: %(group)s.", group=called[group.slug]),
        ),
        (
            "workstream",
            form.workstream.data if part else "",
            part and _("Only in this part of the work: %(part)s.", part=part[1]),
        ),
        ("year", str(year) if year else "", year and _("Only of this year: %(year)s.", year=year)),
        (
            "influence",
            influence.value if influence else "",
            influence and _("Only these: %(influence)s.", influence=INFLUENCE_WORDS[influence]),
        ),
        (
            "advice",
            advice.value if advice else "",
            advice and _("Only advice that stands like this: %(words)s.", words=ADVICE_STANDS_WORDS[advice]),
        ),
    ]
    return Chosen(
        form,
        {name: str(value) for name, value, _sentence in told if value},
        [str(sentence) for _name, _value, sentence in told if sentence],
        {
            "search": search,
            "programme_id": area.id if area else None,
            "group_id": group.id if group else None,
            "workstream_id": part[0] if part else None,
            "year": year,
            "influence": influence,
            "advice": advice,
        },
    )


def _programme_name(programme: Programme) -> str:
    words = editions.read(programme.editions, language())
    return str(words.short_name or words.name)


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

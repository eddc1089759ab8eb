"""Groups as everybody sees them: the list, and one with its terms, its members by role and its meetings."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request

from coprod.core import editions, settings
from coprod.core.access import Reply, permit, viewer
from coprod.core.editions import Format
from coprod.core.pages import ACCENT
from coprod.core.paging import wanted
from coprod.core.rules import everyone
from coprod.core.words import LANGUAGES, _, address_in, direction, language
from coprod.meetings import permissions
from coprod.meetings.forms.lists import ANY, WhichGroups
from coprod.meetings.models import Group
from coprod.meetings.queries import public
from coprod.meetings.rules.groups import OFFICE_WORDS, ROLE_WORDS, MemberRole, Office
from coprod.meetings.views import bp, terms_shown
from coprod.programmes.models import Programme
from coprod.programmes.queries import public as programmes
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS, Role

GROUPS = "/groups"
GROUP = f"{GROUPS}/<slug>"


def one(slug: str) -> Group | None:
    """A group that whoever asks may know of."""
    who = viewer()
    return public.visible(slug, person_id=who.person_id, programmes=who.programmes(Role.LEAD.value))


@dataclass(frozen=True)
class Chosen:
    """What the list shows: its form, what goes along to its other pages, and in sentences."""

    form: WhichGroups
    kept: dict[str, str]
    sentences: list[str]
    programme_id: int | None
    workstream_id: int | None


def chosen(found: list[Programme]) -> Chosen:
    """What was chosen in the address. What makes no sense there is passed over."""
    form = WhichGroups(request.args)
    words = {each.slug: editions.read(each.editions, language()) for each in found}
    names = {slug: str(read.short_name or read.name) for slug, read in words.items()}
    parts = {
        f"{each.slug}/{part.key}": (
            part.id,
            _(
                "%(programme)s: %(part)s",
                programme=names[each.slug],
                part=words[each.slug][f"workstream.{part.key}.title"],
            ),
        )
        for each in found
        for part in each.workstreams
    }
    form.programme.choices = [(ANY, _("Everywhere")), *names.items()]
    form.workstream.choices = [
        (ANY, _("All of it")),
        *((key, name) for key, (_id, name) in parts.items()),
    ]
    area = next((each for each in found if each.slug == form.programme.data), None)
    part = parts.get(form.workstream.data or "")
    kept, sentences = {}, []
    if search := form.q.data or "":
        kept["q"] = search
        sentences.append(_("Only with these words: “%(words)s”.", words=search))
    if area:
        kept["programme"] = area.slug
        sentences.append(_("Only in this programme: %(programme)s.", programme=names[area.slug]))
    if part:
        kept["workstream"] = str(form.workstream.data)
        sentences.append(_("Only in this part of the work: %(part)s.", part=part[1]))
    return Chosen(form, kept, sentences, area.id if area else None, part[0] if part else None)


@bp.get(GROUPS)
@permit(everyone, anonymous=True, kept=True)
def groups() -> Reply:
    """The groups that everybody may know of: searched and filtered by the address alone."""
    asked = chosen(programmes.with_workstreams())
    found = public.listed(
        wanted(),
        search=asked.kept.get("q", ""),
        programme_id=asked.programme_id,
        workstream_id=asked.workstream_id,
    )
    return render_template(
        "meetings/public/groups.html",
        chosen=asked,
        page=found,
        groups=[(each, editions.read(each.editions, language())) for each in found.rows],
        following=public.following(found.rows),
        programmes={each.id: editions.read(each.programme.editions, language()).name for each in found.rows},
    )


@bp.get(GROUP)
@permit(everyone, on=one, see=permissions.see_outside, anonymous=True, kept=True)
def group(group: Group) -> Reply:
    """One group. Before it is opened, those who belong to it see it as it will be."""
    easy = request.args.get("format") == Format.EASY_READ.value
    format_ = Format.EASY_READ if easy else Format.STANDARD
    return render_template(
        "meetings/public/group.html",
        group=group,
        about=editions.read(group.editions, language(), format_),
        is_easy=easy,
        read_as=_to_read(group, easy=easy),
        programme=editions.read(group.programme.editions, language()),
        accent=settings.get(ACCENT, programme=group.programme_id),
        terms=terms_shown.shown(group.terms_in_force, format_),
        has_earlier=len([each for each in group.terms if each.agreed_on]) > 1,
        members=by_role(group),
        coming=public.coming(group),
        past=public.past(group, wanted()),
        rungs=list(RUNG_WORDS.items()),
        levels=list(LEVEL_WORDS.items()),
    )


@bp.get(f"{GROUP}/terms")
@permit(everyone, on=one, see=permissions.see_outside, anonymous=True, kept=True)
def group_terms(group: Group) -> Reply:
    """Every version of the terms that the group agreed to, and what each changed, word by word."""
    agreed = [each for each in group.terms if each.agreed_on is not None]
    before = dict(zip([each.version for each in agreed[1:]], agreed, strict=False))
    return render_template(
        "meetings/public/terms.html",
        group=group,
        about=editions.read(group.editions, language()),
        accent=settings.get(ACCENT, programme=group.programme_id),
        versions=[
            (each, terms_shown.shown(each), terms_shown.changes(before.get(each.version), each))
            for each in reversed(agreed)
        ],
    )


@dataclass(frozen=True)
class Voices:
    """How many members of a role there are today, and the names of those who agreed to be named."""

    role: str
    many: int
    names: list[str]


def by_role(group: Group) -> list[Voices]:
    """The members of today, as everybody may see them."""
    present = group.present_members
    return [
        Voices(
            str(ROLE_WORDS[role]),
            sum(each.role is role for each in present),
            [
                each.called
                if each.office is Office.MEMBER
                else _("%(name)s, %(office)s", name=each.called, office=OFFICE_WORDS[each.office])
                for each in present
                if each.role is role and each.is_named and each.called
            ],
        )
        for role in MemberRole
        if any(each.role is role for each in present)
    ]


def _to_read(group: Group, *, easy: bool) -> list[dict[str, str | None]]:
    """The other forms in which the page can be read: Easy Read or not, and other languages."""
    kinds = {(each.language, each.format) for each in group.editions}
    if terms := group.terms_in_force:
        kinds |= {(each.language, each.format) for each in terms.editions}
    found: list[dict[str, str | None]] = []
    here = request.script_root + request.path
    if easy:
        found.append({"label": _("The full version"), "href": here})
    elif any(format_ is Format.EASY_READ for _code, format_ in kinds):
        found.append({"label": _("Easy Read"), "href": f"{here}?format=easy_read"})
    return found + [
        {"label": own, "href": address_in(code), "lang": code, "dir": direction(code)}
        for code, own in LANGUAGES.items()
        if code != language() and (code, Format.STANDARD) in kinds
    ]

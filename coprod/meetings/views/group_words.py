"""The words of a group and of its terms: every edition on a page of its own, with the English words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, request, url_for

from coprod.core import edition_writing, editions
from coprod.core.access import Reply, permit, say
from coprod.core.editions import EditionColumns, Format, fingerprint
from coprod.core.words import LANGUAGES, _, _l, direction
from coprod.meetings import permissions
from coprod.meetings.models import Group
from coprod.meetings.models.groups import GROUP_TEXTS, TERMS_TEXTS
from coprod.meetings.operations import wording
from coprod.meetings.queries import groups as queries
from coprod.meetings.views import bp
from coprod.meetings.views.manage_groups import GROUP
from coprod.meetings.views.managing import fresh, managed_group
from coprod.people.current import me
from coprod.questionnaires.forms import words as forms
from coprod.questionnaires.forms.words import Box, Boxes
from coprod.questionnaires.views.building.editions import edition_choices

# What each text is for: name, hint, most characters, lines.
TEXTS = {
    "name": (_l("Name of the group"), _l("As people would say it themselves."), 120, 1),
    "about": (_l("What it is about"), _l("Two or three sentences for everybody."), 1200, 4),
}
TERMS = {
    "aim": (_l("Aim"), _l("What is to be different because this group meets."), 2000, 4),
    "in_scope": (_l("What the group works on"), _l("What it can talk about and change."), 2000, 4),
    "out_of_scope": (
        _l("What the group does not work on"),
        _l("Say it plainly, and where people can take it instead."),
        2000,
        4,
    ),
    "membership": (_l("Who belongs to it"), _l("Which voices, how many, and for how long."), 2000, 4),
    "frequency": (
        _l("How often it meets (optional)"),
        _l("How often, for how long, and where or how."),
        1000,
        3,
    ),
    "behaviours": (
        _l("How people treat each other"),
        _l("What helps everybody to speak and to be heard, and what you do when it goes wrong."),
        2000,
        5,
    ),
    "confidentiality": (
        _l("What stays in the room"),
        _l("What is kept between members, what may be told outside, and what is never named."),
        2000,
        5,
    ),
    "receives": (
        _l("Where its advice goes (optional)"),
        _l("Who reads it, and what happens with it then."),
        2000,
        3,
    ),
}


def boxes_of(group_or_terms: str) -> list[Box]:
    """The texts to write: of the group itself, or of its terms."""
    if group_or_terms == "group":
        return [Box(key, *TEXTS[key]) for key in GROUP_TEXTS]
    return [Box(key, *TERMS[key]) for key in TERMS_TEXTS]


class Editing:
    """One edition on its page: which was asked for, its form, and what the page shows of it."""

    def __init__(self, held: Sequence[EditionColumns], boxes: Sequence[Box]) -> None:
        self.code, self.format = forms.edition_asked(request.args)
        self.is_source = edition_writing.is_source(self.code, self.format)
        self.held, self.boxes = held, boxes
        self.edition = next(
            (each for each in held if (each.language, each.format) == (self.code, self.format)), None
        )
        self.form: Boxes = forms.words_form(boxes, self.edition, is_source=self.is_source)

    def written(self) -> dict[str, Any]:
        """What was sent, as the operations take it."""
        return {"words": self.form.read(self.boxes), "seen": self.form.seen.data, **self.form.facts()}

    def told(self, endpoint: str, **parts: Any) -> dict[str, Any]:
        """What the page shows, with the ways to the other editions."""
        text = self.edition.text if self.edition else {}
        self.form.seen.data = fingerprint(text)
        source = editions.source(self.held)
        return {
            "form": self.form,
            "boxes": self.form.boxes(self.boxes),
            "stands": text,
            "original": source.text if source else {},
            "code": self.code,
            "format_": self.format,
            "is_source": self.is_source,
            "is_easy": self.format is Format.EASY_READ,
            "is_behind": bool(self.edition and editions.is_behind(self.edition, self.held)),
            "way": direction(self.code),
            "own_name": LANGUAGES[self.code],
            "choices": edition_choices(
                self.held, lambda code, format_: url_for(endpoint, **parts, language=code, format=format_)
            ),
        }

    def here(self, endpoint: str, **parts: Any) -> Reply:
        """Back to the page of this edition."""
        return redirect(url_for(endpoint, **parts, language=self.code, format=self.format.value))


@bp.route(f"{GROUP}/words", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def group_words(group: Group) -> Reply:
    """The group's words in one edition: ``?language=ur&format=easy_read``."""
    group = fresh(group)
    editing = Editing(group.editions, boxes_of("group"))
    if editing.form.passed():
        wording.write_group(group, editing.code, editing.format, by=me().id, **editing.written())
        say(_("The words are saved."))
        return editing.here(".group_words", slug=group.slug)
    return managed_group("meetings/manage/words.html", group, **editing.told(".group_words", slug=group.slug))


@bp.route(f"{GROUP}/terms/<int:number>/words", methods=["GET", "POST"])
@permit(permissions.arrange, on=queries.one, see=permissions.see_outside)
def terms_words(group: Group, number: int) -> Reply:
    """The words of one version of the terms. Once it is agreed, only its translations are written."""
    group = fresh(group)
    terms = queries.version(group, number) or abort(404)
    editing = Editing(terms.editions, boxes_of("terms"))
    if editing.form.passed():
        wording.write_terms(group, terms, editing.code, editing.format, by=me().id, **editing.written())
        say(_("The words are saved."))
        return editing.here(".terms_words", slug=group.slug, number=number)
    return managed_group(
        "meetings/manage/words.html",
        group,
        terms=terms,
        is_frozen=editing.is_source and terms.agreed_on is not None,
        **editing.told(".terms_words", slug=group.slug, number=number),
    )

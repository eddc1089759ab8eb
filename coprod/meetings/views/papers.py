"""The papers of a meeting, for those who arrange it: which there are, which formats are missing, one more."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import files
from coprod.core.access import Reply, permit, say
from coprod.core.editions import Format
from coprod.core.forms import Press
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import papers as forms
from coprod.meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from coprod.meetings.operations import agenda
from coprod.meetings.operations import papers as operations
from coprod.meetings.queries import coming, formats
from coprod.meetings.queries import meetings as queries
from coprod.meetings.queries import papers as held
from coprod.meetings.rules.agenda import in_order
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer
from coprod.meetings.rules.papers import missing
from coprod.meetings.views import bp
from coprod.meetings.views.manage import MEETING
from coprod.meetings.views.managing import managed
from coprod.people.current import me
from coprod.people.rules.needs import NEED_WORDS

PAPERS = f"{MEETING}/papers"


@bp.get(PAPERS)
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def papers(meeting: Meeting) -> Reply:
    """Every paper with all its files, and what people who come need and would not get."""
    needed = formats.needed(meeting)
    every = held.of_meeting(meeting)
    return managed(
        "meetings/manage/papers.html",
        meeting,
        papers=every,
        titles={item.id: f"{number}. {item.title}" for number, _depth, item in _items(meeting)},
        layer_words=LAYER_WORDS,
        needed=[(NEED_WORDS[kind], count) for kind, count in needed.items()],
        missing={each.id: [NEED_WORDS[kind] for kind in missing(needed, each.newest)] for each in every},
        closed=agenda.closed_because(meeting),
    )


@bp.route(f"{PAPERS}/new", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside, uploads=files.MOST_BYTES)
def add_paper(meeting: Meeting) -> Reply:
    """One more paper, with its first file."""
    form = forms.NewPaper()
    _offer(form, meeting)
    if form.passed():
        operations.add_paper(
            meeting,
            _file(form),
            title=form.title.data or "",
            item=_item(meeting, form.item.data),
            layer=Layer(form.layer.data),
            by=me().id,
        )
        say(_("The paper is added."))
        return redirect(url_for(".papers", reference=meeting.reference))
    return managed("meetings/manage/paper.html", meeting, form=form, paper=None)


@bp.route(f"{PAPERS}/<paper>/change", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def change_paper(meeting: Meeting, paper: str) -> Reply:
    """Its title, its item, its readers."""
    chosen = _one(meeting, paper)
    item = next((each for _n, _d, each in _items(meeting) if each.id == chosen.item_id), None)
    form = forms.Paper(title=chosen.title, item=item.reference if item else "", layer=chosen.layer.value)
    _offer(form, meeting)
    if form.passed():
        operations.change_paper(
            meeting,
            chosen,
            title=form.title.data or "",
            item=_item(meeting, form.item.data),
            layer=Layer(form.layer.data),
            by=me().id,
        )
        say(_("The paper is saved."))
        return redirect(url_for(".papers", reference=meeting.reference))
    return managed("meetings/manage/paper.html", meeting, form=form, paper=chosen)


@bp.route(f"{PAPERS}/<paper>/add", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside, uploads=files.MOST_BYTES)
def add_file(meeting: Meeting, paper: str) -> Reply:
    """Another file of a paper: a new version, or the same one in another language or format."""
    chosen = _one(meeting, paper)
    form = forms.MoreOfIt()
    if form.passed():
        operations.add_file(meeting, chosen, _file(form), is_new=form.is_new.data == "yes", by=me().id)
        say(_("The file is added."))
        return redirect(url_for(".papers", reference=meeting.reference))
    return managed("meetings/manage/paper_file.html", meeting, form=form, paper=chosen)


@bp.route(f"{PAPERS}/<paper>/<key>/remove", methods=["GET", "POST"])
@permit(permissions.arrange, on=coming.of_a_group, see=permissions.see_inside)
def remove_file(meeting: Meeting, paper: str, key: str) -> Reply:
    """Take a file away, after asking."""
    chosen = _one(meeting, paper)
    version: PaperVersion = next((each for each in chosen.versions if each.key == key), None) or abort(404)
    form = Press()
    if form.passed():
        operations.remove_file(meeting, chosen, version, by=me().id)
        say(_("The file is removed."))
        return redirect(url_for(".papers", reference=meeting.reference))
    return managed(
        "meetings/manage/confirm.html",
        meeting,
        form=form,
        title=_("Remove this file?"),
        explain=[
            chosen.title,
            version.kind_words,
            _("Nobody can fetch it any more. It stays written down that it was there."),
        ],
        yes=_("Yes, remove it"),
        back=url_for(".papers", reference=meeting.reference),
    )


def _one(meeting: Meeting, reference: str) -> Paper:
    return next((each for each in held.of_meeting(meeting) if each.reference == reference), None) or abort(
        404
    )


def _items(meeting: Meeting) -> list[tuple[str, int, AgendaItem]]:
    return in_order(queries.agenda(meeting))


def _item(meeting: Meeting, reference: str | None) -> AgendaItem | None:
    return next((each for _n, _d, each in _items(meeting) if each.reference == reference), None)


def _offer(form: forms.Paper, meeting: Meeting) -> None:
    form.offer((item.reference, f"{number}. {item.title}") for number, _depth, item in _items(meeting))


def _file(form: forms.File) -> operations.File:
    return operations.File(
        stream=form.file.data.stream,
        name=form.file.data.filename or "",
        language=form.language.data,
        format=Format(form.format.data),
        is_large_print=bool(form.is_large_print.data),
    )

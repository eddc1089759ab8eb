"""One person in a role, for those who lead: agreeing by telephone, days, support, induction, a seat, the end."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.forms import insist_on_press
from coprod.core.words import _, in_language
from coprod.involvement import permissions
from coprod.involvement.forms import agreeing as forms
from coprod.involvement.models import Agreement
from coprod.involvement.operations import breaks, induction, joining, roles
from coprod.involvement.queries import agreements as queries
from coprod.involvement.queries import induction as inductions
from coprod.involvement.queries import sessions
from coprod.involvement.rules import formats
from coprod.involvement.rules.agreements import INDUCTION_WORDS
from coprod.involvement.views import agreement_paper, bp
from coprod.involvement.views.role_shown import about, days, paid, support, to_agree, words_of, worked
from coprod.involvement.views.roles_frame import framed_one
from coprod.meetings.queries import groups
from coprod.meetings.rules.groups import ROLE_WORDS, MemberRole
from coprod.people import queries as people
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.rules import STAFF
from coprod.questionnaires.models import Channel

ONE = "/manage/agreements/<reference>"


def _there(agreement: Agreement) -> Reply:
    return redirect(url_for(".manage_agreement", reference=agreement.reference))


@bp.get(ONE)
@permit(permissions.leads_the_programme, on=queries.one)
def manage_agreement(agreement: Agreement) -> Reply:
    """How it stands. Of a break nothing shows but that somebody is away."""
    work = sessions.of_agreement(agreement.id)
    held = agreement.opportunity.group
    group = groups.one_whole(held.slug) if held is not None else None
    seated = group is not None and any(
        each.person_id == agreement.person_id for each in group.present_members
    )
    return framed_one(
        "involvement/roles/one.html",
        agreement,
        days=days(agreement),
        support=support(agreement),
        brings=ROLE_WORDS[agreement.brings],
        lines=inductions.lines([agreement])[agreement.id],
        kinds=INDUCTION_WORDS,
        work=[worked(each) for each in work.rows],
        more=work.total - len(work.rows),
        group=group,
        is_seated=seated,
        text=to_agree(agreement),
    )


@bp.get(f"{ONE}/agreement.pdf")
@permit(permissions.leads_the_programme, on=queries.one)
def agreement_pdf(agreement: Agreement) -> Reply:
    """What to post: in the language and the format of the person."""
    return agreement_paper.given(
        agreement,
        formats.wanted(None, agreement.format),
        language=agreement.language,
        back=url_for(".manage_agreement", reference=agreement.reference),
    )


@bp.route(f"{ONE}/agree", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def agree_for(agreement: Agreement) -> Reply:
    """Read it out, and write down the yes. Whoever writes it down is the witness."""
    format_ = formats.wanted(None, agreement.format)
    form = forms.AgreeFor(brings=agreement.brings.value, to_a_company=agreement.to_a_company)
    text = to_agree(agreement)
    if text is not None and form.passed():
        roles.agree(
            agreement,
            text,
            language=agreement.language,
            format_=format_,
            brings=MemberRole(form.brings.data),
            to_a_company=bool(form.to_a_company.data),
            channel=Channel(form.channel.data),
            by=me().id,
        )
        say(_("It is written down that %(name)s agreed.", name=agreement.person.called))
        return _there(agreement)
    with in_language(agreement.language):
        words = words_of(text, format_)
    return framed_one(
        "involvement/roles/agree.html",
        agreement,
        form=form,
        text=text,
        words=words,
        lang=words.lang or agreement.language,
        paid=paid(agreement),
        days=days(agreement),
        support=support(agreement),
        said=about(agreement, format_),
    )


@bp.route(f"{ONE}/days", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def agreement_days(agreement: Agreement) -> Reply:
    """From when to when."""
    form = forms.RoleDays(starts_on=agreement.starts_on, ends_on=agreement.ends_on)
    if form.passed() and form.starts_on.data:
        roles.change_days(agreement, starts_on=form.starts_on.data, ends_on=form.ends_on.data, by=me().id)
        say(_("The days are saved."))
        return _there(agreement)
    return framed_one("involvement/roles/days.html", agreement, form=form)


@bp.route(f"{ONE}/support", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def agreement_support(agreement: Agreement) -> Reply:
    """Who supports the person."""
    held = agreement.supported_by
    form = forms.Support(
        supporter_person=held.reference if held else forms.NOBODY, supporter=agreement.supporter
    )
    staff = {
        each.reference: each.name
        for role in STAFF
        for each in programmes.who_holds(role, agreement.programme_id)
        if each.id != agreement.person_id
    }
    if held is not None:
        staff.setdefault(held.reference, held.called)
    form.offer(sorted(staff.items(), key=lambda each: each[1]))
    if form.passed():
        chosen = people.one(form.supporter_person.data) if form.supporter_person.data else None
        roles.change_support(
            agreement,
            supporter_id=chosen.id if chosen else None,
            supporter=form.supporter.data or "",
            by=me().id,
        )
        say(_("It is saved who supports %(name)s.", name=agreement.person.called))
        return _there(agreement)
    return framed_one("involvement/roles/support.html", agreement, form=form)


@bp.route(f"{ONE}/end", methods=["GET", "POST"])
@permit(permissions.leads_the_programme, on=queries.one)
def end_agreement(agreement: Agreement) -> Reply:
    """Ending a role early, with a reason and with thanks."""
    form = forms.EndFor(last_day=clock.today())
    if form.passed() and form.last_day.data:
        roles.end(agreement, last_day=form.last_day.data, words=form.words.data or "", by=me().id)
        say(_("The last day is saved, and the person is told. What they did until then is paid."))
        return _there(agreement)
    return framed_one("involvement/roles/end.html", agreement, form=form)


@bp.post(f"{ONE}/induction/<item>")
@permit(permissions.leads_the_programme, on=queries.one)
def induction_done(agreement: Agreement, item: str) -> Reply:
    """They have done this, or it was pressed by mistake."""
    insist_on_press()
    found = inductions.item(agreement.opportunity_id, item) or abort(404)
    if "undo" in request.form:
        induction.undone(agreement, found, by=me().id)
    else:
        induction.done(agreement, found, by=me().id)
    say(_("It is written down."))
    return _there(agreement)


@bp.post(f"{ONE}/break")
@permit(permissions.leads_the_programme, on=queries.one)
def break_for(agreement: Agreement) -> Reply:
    """They told us that they take a break, or that they are back."""
    insist_on_press()
    if agreement.is_on_a_break:
        breaks.come_back(agreement, by=me().id)
        say(_("It is written down that %(name)s is back.", name=agreement.person.called))
    else:
        breaks.begin(agreement, pauses_invitations="no_invitations" in request.form, by=me().id)
        say(_("It is written down that %(name)s is away.", name=agreement.person.called))
    return _there(agreement)


@bp.post(f"{ONE}/join-the-group")
@permit(permissions.leads_the_programme, on=queries.one)
def join_the_group(agreement: Agreement) -> Reply:
    """A seat in the group of the role."""
    insist_on_press()
    member = joining.join(agreement, by=me().id)
    say(_("%(name)s is a member now.", name=member.called))
    return _there(agreement)

"""The lead's side of feedback: forms, their words, who reads them, and the moves that open and pause them."""

from __future__ import annotations

from flask import abort, redirect, request, url_for

from coprod.core import districts, editions, qr
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import page
from coprod.core.words import ENGLISH, LANGUAGES, _, language
from coprod.feedback import permissions
from coprod.feedback.forms import staff
from coprod.feedback.models import FORM_TEXTS, FeedbackForm
from coprod.feedback.operations import forms as operations
from coprod.feedback.operations import rota as rota_operations
from coprod.feedback.queries import forms, rota
from coprod.feedback.rules import FORM_STAGE_TAGS, FORM_STAGE_WORDS, FORMS, PART_WORDS, Part
from coprod.feedback.views import bp, posters
from coprod.feedback.views.item import pressed
from coprod.feedback.views.managing import managed
from coprod.feedback.views.next_questions import standing
from coprod.feedback.views.queue import MANAGE
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.rules import Role
from coprod.questionnaires.operations import freezing
from coprod.questionnaires.queries import draft

LIST = f"{MANAGE}/forms"
ONE = posters.ONE


def _there(form: FeedbackForm) -> Reply:
    return redirect(url_for(".manage", slug=form.slug))


@bp.get(LIST, endpoint="mine")
@permit(permissions.leads_a_programme)
def mine() -> Reply:
    """The forms of the programmes that the viewer leads."""
    found = forms.listed(programmes=viewer().programmes(Role.LEAD.value))
    return page(
        "feedback/mine.html",
        forms=[(form, editions.read(form.editions, language())) for form in found],
        names={form.programme_id: editions.read(form.programme.editions, language()).name for form in found},
        stages=FORM_STAGE_WORDS,
        tags=FORM_STAGE_TAGS,
    )


@bp.route(f"{LIST}/new", methods=["GET", "POST"], endpoint="new")
@permit(permissions.leads_a_programme)
def start() -> Reply:
    """A new form: which programme, what it is called, who reads it."""
    led = programmes.some(viewer().programmes(Role.LEAD.value))
    form = staff.Start()
    form.programme.choices = [
        (programme.slug, str(editions.read(programme.editions, language()).name)) for programme in led
    ]
    if form.passed():
        begun = operations.start(
            next(each for each in led if each.slug == form.programme.data),
            slug=str(form.slug.data),
            title=str(form.title.data),
            about=form.about.data or "",
            who_reads=form.who_reads.data or "",
            has_friends_and_family=bool(form.friends_and_family.data),
            by=me().id,
        )
        say(_("The draft is made. Only people who lead this programme can see it."))
        return _there(begun)
    return page("feedback/new.html", form=form)


@bp.get(ONE)
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def manage(form: FeedbackForm) -> Reply:
    """How it stands: what is missing, who reads, what can be done now."""
    return managed(
        "feedback/manage.html",
        form,
        **standing(form, freezing.document_of(draft(form.questionnaire_id))),
        missing=operations.missing(form) if FORMS.allows(form.stage, "open") else [],
        rota=rota.entries(form.programme_id),
        parts=PART_WORDS,
        offered=FORMS.offered(form.stage),
        district=next(
            (each.name for each in districts.of(form.programme_id) if each.reference == form.district), ""
        ),
        has_districts=bool(districts.of(form.programme_id)),
        address=posters.address(form),
        code=qr.code(posters.address(form)),
        link=posters.link(form),
        spoken=[
            (code, own, any(each.language == code and each.text for each in form.editions))
            for code, own in LANGUAGES.items()
        ],
    )


@bp.route(f"{ONE}/words/<code>", methods=["GET", "POST"])
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def words(form: FeedbackForm, code: str) -> Reply:
    """Its words in one language."""
    if code not in LANGUAGES:
        abort(404)
    held = next((each for each in form.editions if each.language == code), None)
    text = held.text if held else {}
    asked = staff.Words(seen=editions.fingerprint(text), **{key: text.get(key, "") for key in FORM_TEXTS})
    if asked.passed():
        operations.write_words(
            form,
            code,
            {key: asked[key].data or "" for key in FORM_TEXTS},
            by=me().id,
            seen=asked.seen.data,
        )
        say(_("The words are saved."))
        return _there(form)
    english = editions.read(form.editions, ENGLISH)
    return managed(
        "feedback/words.html", form, form=asked, own_name=LANGUAGES[code], code=code, english=english
    )


@bp.route(f"{ONE}/district", methods=["GET", "POST"])
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def district(form: FeedbackForm) -> Reply:
    """For the people of which district it is."""
    asked = staff.ForDistrict(district=form.district)
    asked.offer((each.reference, each.name) for each in districts.of(form.programme_id))
    if asked.passed():
        operations.set_district(form, str(asked.district.data), by=me().id)
        say(_("Saved."))
        return _there(form)
    return managed("feedback/district.html", form, form=asked)


@bp.post(f"{ONE}/<any(open, pause, resume, end):name>", endpoint="move")
@permit(permissions.move, on=forms.one, see=permissions.edit)
def move(form: FeedbackForm, name: str) -> Reply:
    """Open it, pause it, open it again, close it for good. What cannot be undone is asked once more."""
    pressed()
    if name == "end" and request.form.get("sure") != "yes" and FORMS.allows(form.stage, name):
        return managed("feedback/close_form.html", form)
    if name == "open":
        operations.open_(form, by=me().id)
    else:
        operations.move(form, name, by=me().id)
    say(_("Done: %(stage)s.", stage=FORM_STAGE_WORDS[form.stage]))
    return _there(form)


@bp.route(f"{ONE}/rota", methods=["GET", "POST"])
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def on_the_rota(form: FeedbackForm) -> Reply:
    """Put somebody on the rota of the programme."""
    asked = staff.OnTheRota()
    asked.offer((person.id, person.name) for person in rota.who_can(form.programme_id))
    if asked.passed():
        rota_operations.add(
            form,
            person_id=int(asked.person.data),
            part=Part(asked.part.data),
            from_day=asked.from_day.data,
            to_day=asked.to_day.data,
            by=me().id,
        )
        say(_("The rota is saved."))
        return _there(form)
    return managed("feedback/rota.html", form, form=asked)


@bp.post(f"{ONE}/rota/<int:number>/end")
@permit(permissions.edit, on=forms.one, see=permissions.edit)
def off_the_rota(form: FeedbackForm, number: int) -> Reply:
    """Take somebody off the rota from today on."""
    pressed()
    entry = rota.entry(number)
    if entry is None or entry.programme_id != form.programme_id:
        abort(404)
    rota_operations.end(entry, by=me().id)
    say(_("The rota is saved."))
    return _there(form)

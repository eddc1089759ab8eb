"""Forms: a new one, its words, and the moves that open, pause and close it."""

from __future__ import annotations

from flask_babel import gettext as _

from coprod.core import audit, clock, editions, overtaken
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.feedback.models import FORM_TEXTS, FeedbackForm, FeedbackFormEdition
from coprod.feedback.operations import questions, standard
from coprod.feedback.queries import forms, rota
from coprod.feedback.rules import FORMS, Part
from coprod.programmes.models import Programme
from coprod.programmes.queries import latest_notice
from coprod.questionnaires.operations import freezing, writing
from coprod.questionnaires.queries import draft

# Our own pages under the address of all forms.
TAKEN = frozenset({"figures"})


def _note(form: FeedbackForm, deed: str, by: int | None, **details: str | int | bool) -> None:
    audit.record(deed, by=by, kind="feedback form", number=form.id, label=form.slug, **details)


def start(
    programme: Programme,
    *,
    slug: str,
    title: str,
    about: str,
    who_reads: str,
    by: int | None,
    workstream_id: int | None = None,
    has_friends_and_family: bool = False,
) -> FeedbackForm:
    """A new form with the questions that every form begins with. Nobody can say anything with it yet.

    ``has_friends_and_family`` asks the question of the NHS Friends and Family Test as well (domain rule F1).
    Errors: ``Refused`` when its short address is somebody else's.
    """
    if slug in TAKEN or forms.one(slug) is not None:
        raise Refused(_("Another form has this short address. Choose another one."))
    questionnaire = writing.new(by=by)
    form = FeedbackForm(
        slug=slug,
        programme_id=programme.id,
        workstream_id=workstream_id,
        questionnaire_id=questionnaire.id,
        made_at=clock.now(),
        editions=[
            FeedbackFormEdition(
                language=ENGLISH,
                format=Format.STANDARD,
                standing=Standing.CHECKED,
                text={"title": title, "about": about, "who_reads": who_reads},
                changed_at=clock.now(),
            )
        ],
    )
    db.session.add(form)
    db.session.flush()
    standard.write(draft(questionnaire.id), by=by, has_friends_and_family=has_friends_and_family)
    _note(form, "feedback form started", by, programme=programme.id)
    return form


def write_words(
    form: FeedbackForm,
    language: str,
    words: dict[str, str],
    *,
    by: int | None,
    format_: Format = Format.STANDARD,
    seen: str | None = None,
) -> None:
    """The words of a form in one language. Errors: ``Refused`` when they have changed since they were seen."""
    edition = next(
        (each for each in form.editions if (each.language, each.format) == (language, format_)), None
    )
    overtaken.refuse_if_changed(edition.text if edition else {}, seen)
    is_source = (language, format_) == (ENGLISH, Format.STANDARD)
    if edition is None:
        edition = FeedbackFormEdition(
            language=language, format=format_, standing=Standing.DRAFT, text={}, changed_at=clock.now()
        )
        form.editions.append(edition)
    edition.text = {key: words[key] for key in FORM_TEXTS if words.get(key)}
    edition.changed_at = clock.now()
    source = editions.source(form.editions)
    if not is_source and source is not None:
        edition.source_hash = editions.fingerprint(source.text)
    _note(form, "words written", by, language=language, format=format_.value)


def set_district(form: FeedbackForm, reference: str, *, by: int | None) -> None:
    """For the people of which district it is; empty for people from anywhere. Who has begun goes on undisturbed."""
    form.district = reference
    _note(form, "feedback form: district", by, district=reference)


def missing(form: FeedbackForm) -> list[str]:
    """What stands in the way of opening, each in a sentence."""
    words = editions.read(form.editions, ENGLISH)
    found = []
    if not words.about:
        found.append(_("Say what the form is about."))
    if not words.who_reads:
        found.append(_("Say who reads what people write."))
    if not rota.people(form, Part.READER):
        found.append(_("Nobody is on the rota to read. Put somebody on it."))
    if not rota.people(form, Part.DEPUTY) or not rota.people(form, Part.MANAGER):
        found.append(_("Somebody must be told when nobody has read in time: a deputy and a manager."))
    if latest_notice(form.programme_id) is None:
        found.append(_("The programme has no privacy notice yet."))
    return found + questions.missing(form)


def open_(form: FeedbackForm, *, by: int | None) -> None:
    """Freeze the questions and let people say something. Errors: ``Refused`` with everything that is missing."""
    stage = FORMS.after(form.stage, "open")
    if lacks := missing(form):
        raise Refused(" ".join(lacks))
    notice = latest_notice(form.programme_id)
    if notice is None:
        raise AssertionError("What is missing has been asked for.")
    version = freezing.freeze(draft(form.questionnaire_id), by=by)
    form.version_id, form.privacy_notice_id = version.id, notice.id
    form.stage, form.opened_at = stage, clock.now()
    _note(form, "feedback form opened", by, version=version.number, notice=notice.version)


def move(form: FeedbackForm, name: str, *, by: int | None) -> None:
    """Pause a form, open it again, or close it for good. Errors: ``Refused``."""
    form.stage = FORMS.after(form.stage, name)
    _note(form, f"feedback form: {name}", by)

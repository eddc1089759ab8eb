"""Questions about equality, apart from every application: asked, sealed, released among others, counted (rules E4, E5).

They go the way of anonymous answers: they wait under a key outside the database, and leave in shuffled batches. Nothing
is kept that leads from one of them to an application, not even for which role it was.
"""

from __future__ import annotations

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from coprod.core import clock
from coprod.core.db import db, one_at_a_time
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, LANGUAGES, language
from coprod.involvement.models import Monitoring, MonitoringSheet
from coprod.involvement.queries import monitoring as equality
from coprod.involvement.rules.monitoring import EVERYTHING, PREFER_NOT, PREFER_NOT_WORDS, QUIET_FOR, Asked
from coprod.questionnaires.models import Channel, Questionnaire, QuestionnaireVersion
from coprod.questionnaires.operations import drafts, frozen, packets, releasing, sending
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.queries import next_version
from coprod.questionnaires.rules import answers
from coprod.questionnaires.rules.document import Document, Option, Question, Section


def ready(programme_id: int) -> Monitoring:
    """The questions of a programme, frozen with the words of today: made when somebody first applies there."""
    one_at_a_time(f"monitoring {programme_id}")
    held = db.session.scalars(select(Monitoring).where(Monitoring.programme_id == programme_id)).first()
    if held is None:
        questionnaire = Questionnaire(made_at=clock.now())
        db.session.add(questionnaire)
        db.session.flush()
        held = Monitoring(programme_id=programme_id, questionnaire_id=questionnaire.id)
        db.session.add(held)
    asked = document()
    version = db.session.get(QuestionnaireVersion, held.version_id) if held.version_id else None
    if version is None or version.sha256 != asked.sha256():
        version = QuestionnaireVersion(
            questionnaire_id=held.questionnaire_id,
            number=next_version(held.questionnaire_id),
            document=asked.to_json(),
            sha256=asked.sha256(),
            frozen_at=clock.now(),
        )
        db.session.add(version)
        db.session.flush()
        held.version_id = version.id
    return held


def document() -> Document:
    """What is asked, in every language of the site. Nobody can change it here."""
    return Document(
        tuple(
            Section(about.key, tuple(_question(asked) for asked in about.questions)) for about in EVERYTHING
        ),
        {code: words for code in LANGUAGES if (words := _words(code))},
    )


def send(version: QuestionnaireVersion, draft: Draft) -> Receipt:
    """Put the answers among those that wait, and erase the draft. Errors: ``Refused`` when nothing was answered."""
    asked = frozen.document(version)
    if answers.is_empty(asked, draft.typed):
        raise Refused(_("You have not answered anything. You need not: just leave this page."))
    if answers.complaints(asked, draft.typed):
        raise Refused(
            _("Something needs mending before this can be sent. Look at the questions marked below.")
        )
    receipt = sending.send(
        version,
        answers.sealed_payload(asked, draft.typed),
        token=draft.token,
        channel=Channel.ONLINE,
        language=language(),
        format_=draft.format,
    )
    drafts.erase(draft)
    return receipt


def release(programme_id: int, version_id: int) -> int:
    """Release what waits, once it is two batches; one of them goes on waiting. Returns how many left.

    The last ones leave together when nobody can have answered for some weeks, if they are a batch; fewer wait for the
    next role. A version that is asked no more gets no others: what waits for it goes with what waits for the new one.
    """
    held = db.session.scalars(
        select(Monitoring).where(Monitoring.programme_id == programme_id).with_for_update()
    ).one()
    if held.version_id is not None and held.version_id != version_id:
        _join(version_id, held.version_id)
        return 0
    batch = current_app.config["RELEASE_BATCH"]
    is_quiet = equality.is_quiet(programme_id, clock.today() - QUIET_FOR)
    released = releasing.release(
        version_id,
        choose=releasing.everything if is_quiet else releasing.all_but_a_batch(batch),
        least=batch if is_quiet else 2 * batch,
        packet_size=packets.size(db.session.get_one(QuestionnaireVersion, version_id)),
    ).sheets
    if released:
        db.session.execute(
            MonitoringSheet.__table__.insert(),  # type: ignore[attr-defined]
            [{"sheet_key": key, "programme_id": programme_id} for key in released],
        )
    return len(released)


def _join(old_id: int, new_id: int) -> None:
    """What waits for an earlier version waits with what waits for this one: only words have changed."""
    sizes = [packets.size(db.session.get_one(QuestionnaireVersion, number)) for number in (old_id, new_id)]
    releasing.move(old_id, new_id, packet_size=max(sizes))


def _question(asked: Asked) -> Question:
    options = [Option(key, other=key == asked.write_in) for key, _words_of_it in asked.options]
    return Question(asked.key, "one_of", (*options, Option(PREFER_NOT, prefer_not=True)))


def _words(code: str) -> dict[str, str]:
    """The words in one language; in others than English only what is translated."""
    with force_locale(ENGLISH):
        english = _said()
    if code == ENGLISH:
        return english
    with force_locale(code):
        said = _said()
    return {key: text for key, text in said.items() if text != english[key]}


def _said() -> dict[str, str]:
    words: dict[str, str] = {}
    for about in EVERYTHING:
        words[f"{about.key}.title"], words[f"{about.key}.hint"] = str(about.title), str(about.why)
        for asked in about.questions:
            words[f"{asked.key}.title"] = str(asked.title)
            if asked.hint:
                words[f"{asked.key}.hint"] = str(asked.hint)
            words |= {f"{asked.key}.{key}": str(label) for key, label in asked.options}
            words[f"{asked.key}.{PREFER_NOT}"] = str(PREFER_NOT_WORDS)
    return words

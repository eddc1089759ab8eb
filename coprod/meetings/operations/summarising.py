"""The summary in plain language, and its Easy Read twin (domain rules M4, A7)."""

from __future__ import annotations

from collections.abc import Sequence

from coprod.core import clock, easy_read, plain_words
from coprod.core.db import db
from coprod.core.easy_read import Block
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.meetings.models import MeetingEdition
from coprod.meetings.operations import noting
from coprod.meetings.queries.record import Record

MOST_WORDS, LONGEST_SENTENCE = 400, 25  # words


def summarise(record: Record, summary: str, *, by: int) -> None:
    """Say in plain words what the meeting came to. Errors: ``Refused`` when it is long or hard to read."""
    if not plain_words.sentences(summary):
        raise Refused(_("Write a summary in plain language."))
    if (count := plain_words.how_many_words(summary)) > MOST_WORDS:
        raise Refused(
            _("The summary has %(count)s words. Say it in %(most)s at most.", count=count, most=MOST_WORDS)
        )
    if long := plain_words.too_long(summary, LONGEST_SENTENCE):
        raise Refused(
            _(
                "This sentence is long: “%(words)s”. Make two of it, with %(most)s words at most in each.",
                words=long[0],
                most=LONGEST_SENTENCE,
            )
        )
    _keep(record, Format.STANDARD, {"summary": summary})
    noting.note(record.meeting, "summary written", by)


def ease(record: Record, blocks: Sequence[Block], *, by: int) -> None:
    """Keep the blocks of the Easy Read twin; the caller has made them with ``core/easy_read.py``."""
    _keep(record, Format.EASY_READ, easy_read.as_text(blocks))
    noting.note(record.meeting, "easy read written", by, blocks=len(blocks))


def still_right(record: Record, *, by: int) -> None:
    """Say that the Easy Read twin is right as it stands, although the minutes have changed. Errors: ``Refused``."""
    easy = record.edition(Format.EASY_READ)
    if easy is None:
        raise Refused(_("There is no Easy Read version yet."))
    easy.source_hash = record.public_mark
    db.session.flush()
    noting.note(record.meeting, "easy read still right", by)


def _keep(record: Record, format_: Format, text: dict[str, str]) -> None:
    edition = record.edition(format_)
    if edition is None:
        edition = MeetingEdition(
            meeting_id=record.meeting.id, language=ENGLISH, format=format_, standing=Standing.CHECKED
        )
        db.session.add(edition)
    edition.text, edition.source_hash, edition.changed_at = text, record.public_mark, clock.now()
    db.session.flush()

"""Privacy notices. A version never changes: every response carries the one that its writer was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.core import audit, clock
from coprod.core.db import db
from coprod.core.editions import Format, Standing, fingerprint
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH, _
from coprod.programmes import queries
from coprod.programmes.models import PrivacyNotice, PrivacyNoticeEdition, Programme


@dataclass(frozen=True)
class NoticeWords:
    """A notice in one language, and who stands for the translation."""

    language: str
    text: str
    translator: str = ""
    checker: str = ""


def publish_notice(programme: Programme, words: Sequence[NoticeWords], *, by: int) -> PrivacyNotice:
    """Publish the next version. A translation is a draft until somebody has checked it. Errors: ``Refused``."""
    said = {each.language: each for each in words if each.text}
    if ENGLISH not in said:
        raise Refused(_("A privacy notice needs its words in English."))
    source = {"text": said[ENGLISH].text}
    version = queries.last_version(programme.id) + 1
    notice = PrivacyNotice(programme_id=programme.id, version=version, published_on=clock.today())
    db.session.add(notice)
    db.session.flush()
    for language, each in said.items():
        is_source = language == ENGLISH
        db.session.add(
            PrivacyNoticeEdition(
                privacy_notice_id=notice.id,
                language=language,
                format=Format.STANDARD,
                standing=Standing.CHECKED if is_source or each.checker else Standing.DRAFT,
                text={"text": each.text},
                translator="" if is_source else each.translator,
                checker="" if is_source else each.checker,
                source_hash="" if is_source else fingerprint(source),
                changed_at=clock.now(),
            )
        )
    audit.record(
        "published a privacy notice",
        by=by,
        kind="privacy_notice",
        number=notice.id,
        label=programme.slug,
        version=version,
    )
    return notice

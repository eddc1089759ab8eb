"""The Easy Read twin of an opportunity, block by block, in any of our languages (domain rule A7)."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from coprod.core import clock, easy_read, editions
from coprod.core.easy_read import Block
from coprod.core.editions import Format, Standing
from coprod.core.errors import Refused
from coprod.core.words import ENGLISH
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import wording
from coprod.involvement.operations.drafting import note
from coprod.involvement.queries import opportunities as queries


def ease(opportunity: Opportunity, language: str, blocks: Sequence[Block], *, by: int | None) -> None:
    """Keep the blocks of one language; the caller has made them with ``core/easy_read.py``."""
    edition = queries.edition(opportunity, language, Format.EASY_READ)
    if edition is None:
        edition = wording.new_edition(opportunity, language, Format.EASY_READ)
    edition.text, edition.changed_at = easy_read.as_text(blocks), clock.now()
    edition.standing = Standing.CHECKED if language == ENGLISH else Standing.DRAFT
    edition.source_hash = editions.fingerprint(wording.english(opportunity).text)
    note(opportunity, "opportunity easy read written", by, language=language, blocks=len(blocks))


def still_right(opportunity: Opportunity, language: str, *, by: int | None) -> None:
    """Say that it is right as it stands, although the English words have changed. Errors: ``Refused``."""
    edition = queries.edition(opportunity, language, Format.EASY_READ)
    if edition is None:
        raise Refused(_("There is no Easy Read version yet."))
    edition.source_hash = editions.fingerprint(wording.english(opportunity).text)
    note(opportunity, "opportunity easy read still right", by, language=language)

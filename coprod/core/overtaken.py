"""Two people at one text: whoever comes second is told, so that nobody's words are lost without a word."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from coprod.core.editions import fingerprint
from coprod.core.errors import Refused


def refuse_if_changed(text: Mapping[str, str], seen: str | None) -> None:
    """Errors: ``Refused`` when the text is no longer the one whose fingerprint the writer's page carried.

    ``None`` asks nothing: for writers who never saw a page.
    """
    if seen is not None and seen != fingerprint(text):
        raise Refused(
            _(
                "Somebody else has changed these words since you opened this page. "
                "What you wrote is still here. Compare it with what stands now, then save again."
            )
        )

"""Findings and quotes. Call these inside ``kept()`` or ``writing()``."""

from __future__ import annotations

from typing import Any

from coprod.consultations.models import Consultation
from coprod.consultations.rules import Stage
from coprod.core import clock, secret
from coprod.core.db import db
from coprod.core.editions import Format, Standing
from coprod.questionnaires.models import SheetText
from coprod.themes.models import Finding, FindingEdition, Quote
from tests.factories.consultations import a_consultation


def a_finding(
    consultation: Consultation | None = None,
    title: str = "People told their story too often",
    text: str = "Most people told it more than twice.",
    **more: Any,
) -> Finding:
    """What many answers say, in English. Without a consultation, one that has closed is made."""
    consultation = consultation or a_consultation(stage=Stage.CLOSED)
    finding = Finding(
        consultation_id=consultation.id,
        **{"reference": secret.reference(), "position": 1, "how_many": 20, "made_at": clock.now(), **more},
    )
    db.session.add(finding)
    db.session.flush()
    db.session.add(
        FindingEdition(
            finding_id=finding.id,
            language="en",
            format=Format.STANDARD,
            standing=Standing.CHECKED,
            text={"title": title, "text": text},
            changed_at=clock.now(),
        )
    )
    db.session.flush()
    return finding


def a_quote(finding: Finding, text: SheetText, words: str = "", **more: Any) -> Quote:
    """Words of an answer that its writer agreed to see published."""
    quote = Quote(
        finding_id=finding.id,
        text_key=text.key,
        words=words or text.text,
        **{"language": "en", "position": 1, **more},
    )
    db.session.add(quote)
    db.session.flush()
    return quote

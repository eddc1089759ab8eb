"""Reading a frozen questionnaire. It never changes, so it is read once and kept in memory by its hash."""

from __future__ import annotations

from functools import lru_cache

from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.rules.document import Document, SpokenSection


def document(version: QuestionnaireVersion) -> Document:
    """The questionnaire as it was asked. Errors: ``RuntimeError`` when it is not what was frozen."""
    return _document(version.sha256, version.document)


def spoken(
    version: QuestionnaireVersion, language: str, easy_read: bool = False
) -> tuple[SpokenSection, ...]:
    """Its sections in the words of one edition."""
    return _spoken(version.sha256, version.document, language + ("-easy" if easy_read else ""))


@lru_cache(maxsize=256)
def _document(sha256: str, text: str) -> Document:
    read = Document.from_json(text)
    if read.sha256() != sha256:
        raise RuntimeError("A frozen questionnaire is not what its hash vouches for.")
    return read


@lru_cache(maxsize=512)
def _spoken(sha256: str, text: str, edition: str) -> tuple[SpokenSection, ...]:
    return _document(sha256, text).spoken(edition)

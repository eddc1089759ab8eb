"""How large the sealed packets of a questionnaire are: all of them the same, whatever somebody writes."""

from __future__ import annotations

from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.rules.document import Document
from coprod.questionnaires.rules.kinds import KINDS

# A letter takes four bytes at most; beside the words there is a little for each question, and the whole.
BYTES_A_LETTER = 4
BYTES_A_QUESTION = 400
BYTES_AROUND = 1024
ROUND_TO = 4096


def size(version: QuestionnaireVersion, around: int = 0) -> int:
    """Bytes in which every answer to this version fits, with every box full to its limit.

    ``around`` is for so many bytes beside the answers.
    """
    if version.sha256 not in _sizes:
        _sizes[version.sha256] = _size(frozen.document(version))
    return _sizes[version.sha256] + -(-around // ROUND_TO) * ROUND_TO


# By the hash of what was frozen: the document itself, whole as it is, would be hashed anew with every answer.
_sizes: dict[str, int] = {}


def _size(document: Document) -> int:
    most = BYTES_AROUND
    for question in document.questions:
        kind = KINDS[question.kind]
        has_words = kind.is_free_text or question.other is not None
        most += (
            BYTES_A_QUESTION + 60 * len(question.options) + (kind.limit * BYTES_A_LETTER if has_words else 0)
        )
    return -(-most // ROUND_TO) * ROUND_TO

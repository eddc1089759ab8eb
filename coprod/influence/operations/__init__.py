"""The verbs of influence: answer, promise, publish, report, read."""

from coprod.influence.operations.answering import answer, as_seen
from coprod.influence.operations.changing import print_of, read_evidence, report_change, send_back
from coprod.influence.operations.forgetting import forget
from coprod.influence.operations.promising import promise, take_back_promise
from coprod.influence.operations.publishing import publish, what_is_missing

__all__ = [
    "answer",
    "as_seen",
    "forget",
    "print_of",
    "promise",
    "publish",
    "read_evidence",
    "report_change",
    "send_back",
    "take_back_promise",
    "what_is_missing",
]

"""Everything that is asked of answers, promises and changes: one thread, lists of them, numbers."""

from coprod.influence.queries.heard import (
    Heard,
    answer_to,
    change_of,
    commitment_of,
    finding_in,
    of_findings,
    one,
    outcome,
    published_finding_in,
    thread_of,
    to_work_on,
    workbench,
)
from coprod.influence.queries.lists import (
    awaiting_answer,
    changes,
    commitments,
    evidence_to_read,
    lately,
    of_workstreams,
    to_do,
)
from coprod.influence.queries.numbers import AnswersOnTime, Promises, answers_on_time, promises
from coprod.influence.queries.people import copy_of, organisations_of
from coprod.influence.queries.thread import (
    Station,
    answered,
    first_five,
    outcome_address,
    people_answered,
    people_said,
)

__all__ = [
    "AnswersOnTime",
    "Heard",
    "Promises",
    "Station",
    "answer_to",
    "answered",
    "answers_on_time",
    "awaiting_answer",
    "change_of",
    "changes",
    "commitment_of",
    "commitments",
    "copy_of",
    "evidence_to_read",
    "finding_in",
    "first_five",
    "lately",
    "of_findings",
    "of_workstreams",
    "one",
    "organisations_of",
    "outcome",
    "outcome_address",
    "people_answered",
    "people_said",
    "promises",
    "published_finding_in",
    "thread_of",
    "to_do",
    "to_work_on",
    "workbench",
]

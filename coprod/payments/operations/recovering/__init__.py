"""Something that was paid was too much: noted by one, agreed by another, given back in parts or let go (rule P23).

Paid lines are never edited, and nothing is ever taken off a later payment (decision 0025).
"""

from __future__ import annotations

from coprod.payments.operations.recovering.answering import answer, note_told, say
from coprod.payments.operations.recovering.giving_back import given_back, put_right
from coprod.payments.operations.recovering.letting_go import ask_to_let_go, keep, let_go
from coprod.payments.operations.recovering.noting import agree, drop, note

__all__ = [
    "agree",
    "answer",
    "ask_to_let_go",
    "drop",
    "given_back",
    "keep",
    "let_go",
    "note",
    "note_told",
    "put_right",
    "say",
]

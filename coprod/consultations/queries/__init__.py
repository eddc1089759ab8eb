"""Everything that is asked of consultations: one, lists of them, and the answers to them."""

from coprod.consultations.queries.answers import (
    Said,
    SheetLine,
    counts_by_channel,
    export_lines,
    free_text_counts,
    sheets_of,
    texts_of,
)
from coprod.consultations.queries.lists import (
    due_to_close,
    file_keys,
    mine,
    of,
    of_workstreams,
    open_now,
    public_list,
    with_waiting,
)
from coprod.consultations.queries.one import (
    document,
    edition,
    of_version,
    one,
    one_whole,
    to_answer,
    with_version,
)
from coprod.consultations.queries.results import answered, other_channels, results_of

__all__ = [
    "Said",
    "SheetLine",
    "answered",
    "counts_by_channel",
    "document",
    "due_to_close",
    "edition",
    "export_lines",
    "file_keys",
    "free_text_counts",
    "mine",
    "of",
    "of_version",
    "of_workstreams",
    "one",
    "one_whole",
    "open_now",
    "other_channels",
    "public_list",
    "results_of",
    "sheets_of",
    "texts_of",
    "to_answer",
    "with_version",
    "with_waiting",
]

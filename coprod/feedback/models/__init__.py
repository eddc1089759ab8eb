"""The tables of feedback: forms and items, and what is published of them."""

from coprod.feedback.models.items import (
    FORM_TEXTS,
    STANDS,
    FeedbackAlert,
    FeedbackContact,
    FeedbackExclusion,
    FeedbackForm,
    FeedbackFormEdition,
    FeedbackItem,
    FeedbackMessage,
    FeedbackMove,
    FeedbackRota,
    FeedbackWord,
)
from coprod.feedback.models.stories import (
    FeedbackChange,
    FeedbackFigures,
    FeedbackStory,
    FeedbackStoryEdit,
    FeedbackStoryNotice,
)

__all__ = [
    "FORM_TEXTS",
    "STANDS",
    "FeedbackAlert",
    "FeedbackChange",
    "FeedbackContact",
    "FeedbackExclusion",
    "FeedbackFigures",
    "FeedbackForm",
    "FeedbackFormEdition",
    "FeedbackItem",
    "FeedbackMessage",
    "FeedbackMove",
    "FeedbackRota",
    "FeedbackStory",
    "FeedbackStoryEdit",
    "FeedbackStoryNotice",
    "FeedbackWord",
]

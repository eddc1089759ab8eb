"""A decision as fields, and what lived experience changed in it."""

from __future__ import annotations

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from coprod.core.forms import Form
from coprod.core.words import _, _l, ngettext
from coprod.meetings.rules.decisions import (
    DECIDED_HOW_WORDS,
    INFLUENCE_WORDS,
    Decided,
    DecidedHow,
    Influence,
)
from coprod.meetings.rules.meetings import LAYER_WORDS, Layer, not_wider

TOO_LONG = _l("Shorten this to %(max)d characters or fewer.")
WORDS = 2000
_VOTES = [Optional(), NumberRange(0, 999, message=_l("Give a number between %(min)s and %(max)s."))]


class Answered(Form):
    """What people with lived experience said, and what it changed (domain rule M9)."""

    influence = RadioField(
        _l("Did what people with lived experience said change this decision?"),
        choices=[(each.value, words) for each, words in INFLUENCE_WORDS.items()],
        default=Influence.UNANSWERED.value,
        validators=[InputRequired(_l("Choose one of these."))],
    )
    influence_words = TextAreaField(
        _l("What did they say, and what did it change?"),
        description=_l("Needed when it changed something. Say no names."),
        validators=[Length(max=WORDS, message=TOO_LONG)],
    )


class Decision(Answered):
    """One decision."""

    words = TextAreaField(
        _l("What was decided?"),
        validators=[
            DataRequired(_l("Say what was decided, in a sentence.")),
            Length(max=WORDS, message=TOO_LONG),
        ],
    )
    decided_by = StringField(
        _l("Who decided it? (optional)"),
        description=_l("For example: the members who were there."),
        validators=[Length(max=200, message=TOO_LONG)],
    )
    how = RadioField(
        _l("How?"),
        choices=[(each.value, words) for each, words in DECIDED_HOW_WORDS.items()],
        default=DecidedHow.CONSENSUS.value,
        validators=[InputRequired(_l("Choose one of these."))],
    )
    votes_for = IntegerField(_l("How many were for it? (for a vote)"), validators=_VOTES)
    votes_against = IntegerField(_l("How many were against it? (for a vote)"), validators=_VOTES)
    votes_abstained = IntegerField(_l("How many did not vote? (for a vote, optional)"), validators=_VOTES)
    dissent = TextAreaField(
        _l("Who did not agree, and why? (optional)"),
        description=_l("In the words in which they want it to stand here."),
        validators=[Length(max=WORDS, message=TOO_LONG)],
    )
    is_advice = BooleanField()
    layer = SelectField(_l("Who may read it?"))
    not_quorate_why = StringField(
        _l("If too few were there to decide: why was it decided all the same?"),
        validators=[Length(max=400, message=TOO_LONG)],
    )

    def offer_advice(self, receiver: str, days: int | None) -> None:
        """Offer to put it to the body that the terms name; without one there is nobody to ask."""
        if days is None:
            del self.is_advice
            return
        self.is_advice.label.text = _("This is advice: %(body)s is asked to answer it", body=receiver)
        self.is_advice.description = ngettext(
            "Whoever may read it then sees that they answer within %(num)s day of the meeting.",
            "Whoever may read it then sees that they answer within %(num)s days of the meeting.",
            days,
        )

    def narrow(self, layer: Layer) -> None:
        """Offer the circles of readers that are not wider than the item's."""
        self.layer.choices = [(each.value, LAYER_WORDS[each]) for each in not_wider(layer)]

    def read(self) -> Decided:
        return Decided(
            words=self.words.data or "",
            decided_by=self.decided_by.data or "",
            how=DecidedHow(self.how.data),
            votes_for=self.votes_for.data,
            votes_against=self.votes_against.data,
            votes_abstained=self.votes_abstained.data,
            dissent=self.dissent.data or "",
            influence=Influence(self.influence.data),
            influence_words=self.influence_words.data or "",
            not_quorate_why=self.not_quorate_why.data or "",
            layer=Layer(self.layer.data),
            is_advice="is_advice" in self and bool(self.is_advice.data),
        )

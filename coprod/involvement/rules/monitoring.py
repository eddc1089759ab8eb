"""What is asked for equality after somebody has applied, and why each of it (domain rules E1 to E4). Fixed words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from coprod.core.words import _l

PREFER_NOT = "prefer-not"
# When nobody could apply for so long, and so nobody was asked, the last answers leave as well.
QUIET_FOR = timedelta(days=28)


@dataclass(frozen=True)
class Asked:
    """One question; ``options`` are its ids with their words. ``write_in`` is the option with a box beside it."""

    key: str
    title: object
    options: tuple[tuple[str, object], ...]
    hint: object = ""
    write_in: str = ""


@dataclass(frozen=True)
class About:
    """One page of questions, with why they are asked."""

    key: str
    title: object
    why: object
    questions: tuple[Asked, ...]


AGE = Asked(
    "age",
    _l("How old are you?"),
    (
        ("age-16", _l("16 to 24")),
        ("age-25", _l("25 to 34")),
        ("age-35", _l("35 to 44")),
        ("age-45", _l("45 to 54")),
        ("age-55", _l("55 to 64")),
        ("age-65", _l("65 to 74")),
        ("age-75", _l("75 or older")),
    ),
)
# Two steps: first the heading, then one of 19 (domain rule E1).
ETHNIC_GROUP = Asked(
    "ethnic-group",
    _l("What is your ethnic group?"),
    (
        ("white", _l("White")),
        ("mixed", _l("Mixed or multiple ethnic groups")),
        ("asian", _l("Asian or Asian British")),
        ("black", _l("Black, Black British, Caribbean or African")),
        ("other", _l("Another ethnic group")),
    ),
)
ETHNIC_BACKGROUND = Asked(
    "ethnic-background",
    _l("Which of these describes you best?"),
    (
        ("w-british", _l("English, Welsh, Scottish, Northern Irish or British")),
        ("w-irish", _l("Irish")),
        ("w-gypsy", _l("Gypsy or Irish Traveller")),
        ("w-roma", _l("Roma")),
        ("w-other", _l("Any other White background")),
        ("m-white-caribbean", _l("White and Black Caribbean")),
        ("m-white-african", _l("White and Black African")),
        ("m-white-asian", _l("White and Asian")),
        ("m-other", _l("Any other Mixed or multiple background")),
        ("a-indian", _l("Indian")),
        ("a-pakistani", _l("Pakistani")),
        ("a-bangladeshi", _l("Bangladeshi")),
        ("a-chinese", _l("Chinese")),
        ("a-other", _l("Any other Asian background")),
        ("b-caribbean", _l("Caribbean")),
        ("b-african", _l("African background")),
        ("b-other", _l("Any other Black, Black British or Caribbean background")),
        ("o-arab", _l("Arab")),
        ("o-other", _l("Any other ethnic group")),
    ),
    write_in="o-other",
)
# Two questions that are never merged (domain rule E2).
SEX = Asked("sex", _l("What is your sex?"), (("female", _l("Female")), ("male", _l("Male"))))
GENDER = Asked(
    "gender",
    _l("Is the gender you identify with the same as your sex registered at birth?"),
    (("same", _l("Yes")), ("different", _l("No"))),
    hint=_l("If you say no, you can write which words you use."),
    write_in="different",
)
# Two steps (domain rule E3).
CONDITION = Asked(
    "condition",
    _l(
        "Do you have any physical or mental health condition or illness that has lasted, or is expected to last, "
        "12 months or more?"
    ),
    (("yes", _l("Yes")), ("no", _l("No"))),
)
LIMITS = Asked(
    "limits",
    _l("If you have, does it make it harder for you to do everyday things?"),
    (("a-lot", _l("Yes, a lot")), ("a-little", _l("Yes, a little")), ("not-at-all", _l("Not at all"))),
)
CARER = Asked(
    "carer",
    _l("Do you look after anybody because of illness, disability or old age?"),
    (
        ("none", _l("No")),
        ("hours-1", _l("Yes, 9 hours a week or less")),
        ("hours-10", _l("Yes, 10 to 19 hours a week")),
        ("hours-20", _l("Yes, 20 to 34 hours a week")),
        ("hours-35", _l("Yes, 35 to 49 hours a week")),
        ("hours-50", _l("Yes, 50 hours a week or more")),
    ),
    hint=_l("Leave out what you do as your paid work."),
)
EVERYTHING = (
    About(
        "years",
        _l("Your age"),
        _l("We ask so that we see whether people of all ages can take part."),
        (AGE,),
    ),
    About(
        "background",
        _l("Your ethnic group"),
        _l(
            "We ask because people of some groups get worse help, or are less often asked. "
            "We want to see whether that is so here."
        ),
        (ETHNIC_GROUP, ETHNIC_BACKGROUND),
    ),
    About(
        "sex-and-gender",
        _l("Your sex and your gender"),
        _l("We ask so that we see whether women, men and people of every gender can take part."),
        (SEX, GENDER),
    ),
    About(
        "health",
        _l("Your health"),
        _l("We ask so that we see whether something about how we work keeps people out."),
        (CONDITION, LIMITS),
    ),
    About(
        "caring",
        _l("Looking after somebody"),
        _l("We ask so that we see whether people who care for others can take part."),
        (CARER,),
    ),
)
PREFER_NOT_WORDS = _l("Prefer not to say")

"""The stages of an opportunity, what it pays, how people are chosen, and on what basis a benefit office knows it."""

from __future__ import annotations

import enum

from coprod.core.states import Moves
from coprod.core.words import _l


class Stage(enum.Enum):
    """What somebody decided about an opportunity. Whether it takes applications now also depends on the day."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    DECIDED = "decided"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


STAGE_WORDS = {
    Stage.DRAFT: _l("Draft"),
    Stage.OPEN: _l("Open"),
    Stage.CLOSED: _l("Closed"),
    Stage.DECIDED: _l("People are chosen"),
    Stage.ENDED: _l("Over"),
    Stage.WITHDRAWN: _l("Taken back"),
}

STAGE_TAGS = {
    Stage.DRAFT: "draft",
    Stage.OPEN: "open",
    Stage.CLOSED: "waiting",
    Stage.DECIDED: "done",
    Stage.ENDED: "stopped",
    Stage.WITHDRAWN: "stopped",
}

OPPORTUNITIES: Moves[Stage] = Moves(
    {
        "publish": ([Stage.DRAFT], Stage.OPEN, _l("Publish the opportunity")),
        "extend": ([Stage.OPEN], Stage.OPEN, _l("Keep it open for longer")),
        "close": ([Stage.OPEN], Stage.CLOSED, _l("Close it for applications")),
        "decide": ([Stage.CLOSED], Stage.DECIDED, _l("Answer everybody")),
        "end": ([Stage.DECIDED], Stage.ENDED, _l("The role is over")),
        "withdraw": ([Stage.OPEN, Stage.CLOSED], Stage.WITHDRAWN, _l("Take the role back")),
    }
)

PUBLIC = frozenset({Stage.OPEN, Stage.CLOSED, Stage.DECIDED, Stage.ENDED, Stage.WITHDRAWN})


class Pays(enum.Enum):
    """What may be claimed in a role (domain rule P2: levels 1; 2 and 3; 4 of patient and public voice)."""

    NOTHING = "nothing"
    EXPENSES = "expenses"
    PAYMENT_AND_EXPENSES = "payment_and_expenses"


PAYS_WORDS = {
    Pays.NOTHING: _l("Nothing is paid"),
    Pays.EXPENSES: _l("Expenses are paid"),
    Pays.PAYMENT_AND_EXPENSES: _l("Your time and your expenses are paid"),
}


class Choosing(enum.Enum):
    """How people are chosen."""

    PANEL = "panel"
    FIRST_COME = "first_come"


CHOOSING_WORDS = {
    Choosing.PANEL: _l("A panel reads what people write, without names"),
    Choosing.FIRST_COME: _l("Places go to those who come first"),
}


class Happens(enum.Enum):
    """Where the work of a role is done."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    EITHER = "either"


HAPPENS_WORDS = {
    Happens.IN_PERSON: _l("Face to face"),
    Happens.ONLINE: _l("Online or by telephone"),
    Happens.EITHER: _l("Face to face or online, as you like"),
}


class EqualSay(enum.Enum):
    """By what people with lived experience have an equal say (domain rule S3)."""

    NONE = "none"
    CO_CHAIR = "co_chair"
    EQUAL_RIGHTS = "equal_rights"


EQUAL_SAY_WORDS = {
    EqualSay.NONE: _l("They do not have an equal say in what is decided"),
    EqualSay.CO_CHAIR: _l("Somebody with lived experience chairs or co-chairs"),
    EqualSay.EQUAL_RIGHTS: _l("They have the same vote as everybody else"),
}


class DwpBasis(enum.Enum):
    """On what basis a benefit office would recognise this as service user involvement (domain rule P6)."""

    HEALTH_CARE = "health_care"
    SOCIAL_CARE = "social_care"
    SOCIAL_HOUSING = "social_housing"
    RESEARCH = "research"


DWP_BASIS_WORDS = {
    DwpBasis.HEALTH_CARE: _l("Consulted by a body that has a legal duty to provide health care"),
    DwpBasis.SOCIAL_CARE: _l("Consulted by a body that has a legal duty to provide social care"),
    DwpBasis.SOCIAL_HOUSING: _l("Consulted by a body that has a legal duty to provide social housing"),
    DwpBasis.RESEARCH: _l(
        "Consulted by a body that does research or monitoring to make such services better"
    ),
}


class Method(enum.Enum):
    """How money reaches somebody (domain rule P21). Nobody needs a bank account."""

    BANK = "bank"
    CASH = "cash"
    VOUCHER = "voucher"
    CHEQUE = "cheque"
    PREPAID = "prepaid"


METHOD_WORDS = {
    Method.BANK: _l("Into a bank or building society account"),
    Method.CASH: _l("In cash, and you sign that you have it"),
    Method.VOUCHER: _l("As a voucher"),
    Method.CHEQUE: _l("As a cheque"),
    Method.PREPAID: _l("We book and pay your travel before you go"),
}


class Expense(enum.Enum):
    """What people may spend in order to take part (domain rules P7, P12, P19, P20, P25)."""

    CAR = "car"
    PASSENGER = "passenger"
    MOTORCYCLE = "motorcycle"
    BICYCLE = "bicycle"
    FARE = "fare"
    PARKING = "parking"
    TAXI = "taxi"
    SUBSISTENCE = "subsistence"
    REPLACEMENT_CARE = "replacement_care"
    CHILDCARE = "childcare"
    PERSONAL_ASSISTANT = "personal_assistant"
    INTERPRETER = "interpreter"
    ONLINE = "online"
    OTHER = "other"


EXPENSE_WORDS = {
    Expense.CAR: _l("Miles by car or van"),
    Expense.PASSENGER: _l("A passenger whom you took with you"),
    Expense.MOTORCYCLE: _l("Miles by motorcycle"),
    Expense.BICYCLE: _l("Miles by bicycle"),
    Expense.FARE: _l("Bus, train, tram or ferry"),
    Expense.PARKING: _l("Parking"),
    Expense.TAXI: _l("Taxi"),
    Expense.SUBSISTENCE: _l("Food and drink"),
    Expense.REPLACEMENT_CARE: _l("Somebody who cared in your place"),
    Expense.CHILDCARE: _l("Childcare"),
    Expense.PERSONAL_ASSISTANT: _l("A personal assistant"),
    Expense.INTERPRETER: _l("An interpreter"),
    Expense.ONLINE: _l("Taking part online: telephone, data, printing"),
    Expense.OTHER: _l("Something else"),
}

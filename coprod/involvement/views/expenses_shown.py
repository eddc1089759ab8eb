"""What people get back of what they spend, in pounds where that is a figure (domain rules P7, P12, P20, P22)."""

from __future__ import annotations

from coprod.core import money, settings
from coprod.core.words import _
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import offers
from coprod.involvement.rules.opportunities import EXPENSE_WORDS, Expense
from coprod.rates.queries import figures
from coprod.rates.rules import amounts
from coprod.rates.rules.figures import DAYS_TO_PAY


def lines(opportunity: Opportunity) -> list[str]:
    """Each kind of expense in words, with what it is worth on the day on which the role begins."""
    day, organisation = offers.day_of(opportunity), opportunity.organisation_id
    miles = figures.of_miles(day, organisation=organisation)
    worth = {
        Expense.CAR: miles.car_first_pence,
        Expense.PASSENGER: miles.passenger_pence,
        Expense.MOTORCYCLE: miles.motorcycle_pence,
        Expense.BICYCLE: miles.bicycle_pence,
    }
    online = figures.online_attendance_pence(day, organisation=organisation)
    found = []
    for each in Expense:
        if each.value not in opportunity.expenses:
            continue
        words = EXPENSE_WORDS[each]
        if pence := worth.get(each):
            found.append(_("%(what)s: %(amount)s a mile", what=words, amount=amounts.told(pence)))
        elif each is Expense.ONLINE and online:
            found.append(_("%(what)s: %(amount)s a meeting", what=words, amount=money.pounds(online)))
        elif each is Expense.TAXI:
            found.append(_("%(what)s, when we have agreed it before", what=words))
        else:
            found.append(str(words))
    return found


def days_to_pay(opportunity: Opportunity) -> int:
    """Within how many working days after the work the organisation aims to pay."""
    return settings.get(DAYS_TO_PAY, organisation=opportunity.organisation_id)

"""Accruals on a page and as a file, for whoever may look at budgets, once they have confirmed who they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from coprod.core import clock
from coprod.core.db import db
from coprod.involvement.models import Opportunity
from coprod.programmes.rules import Role
from tests.base.service import Kept
from tests.base.visitor import Visitor
from tests.factories.involvement import an_agreement
from tests.factories.payments import a_budget, a_claim

PAGE, FILE = "/manage/accruals", "/manage/accruals/file"


def test_what_is_owed_is_read_on_a_page_and_taken_as_a_file(
    kept: Kept, role: Opportunity, serving: Callable[..., Visitor], as_role: Callable[..., Visitor]
) -> None:
    with kept():
        thing = db.session.get_one(Opportunity, role.id)
        a_claim(an_agreement(thing), a_budget(thing, cost_code="=INV"), pence=123456, expense_pence=705)
    payer, today = serving(Role.PAYER), clock.today()

    page = payer.see(PAGE)
    rows = [[cell.text.strip() for cell in row.all("th", "td")][1:] for row in page.all("tr")]
    assert rows[1:3] == [
        ["=INV", "Payment", "£0.00", "£1,234.56", "£0.00"],
        ["=INV", "Expenses", "£0.00", "£7.05", "£0.00"],
    ]
    assert "£1,241.61" not in page.text and len(rows) == 3
    answer = payer.get(f"{FILE}?on={today.isoformat()}")
    assert answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"]
    lines = answer.get_data(as_text=True).splitlines()
    assert len(lines) == 3 and lines[1].startswith(f'"{today.isoformat()}","')
    assert lines[1].endswith('"\'=INV","payment","0.00","1234.56","0.00"')

    # A week ago it was done, and until yesterday nobody had claimed for it.
    yesterday = today - timedelta(days=1)
    boxes = f"on-day={yesterday.day}&on-month={yesterday.month}&on-year={yesterday.year}"
    before = payer.see(f"{PAGE}?{boxes}")
    assert "=INV Payment £1,234.56 £0.00 £0.00" in " ".join(before.text.split())
    assert f"{FILE}?on={yesterday.isoformat()}" in [link.get("href") for link in before.all("a")]
    assert "This day has not come yet." in payer.see(f"{PAGE}?on=2199-01-01").text
    assert "Enter a real date" in payer.see(f"{PAGE}?on-day=31&on-month=2&on-year=2026").text
    assert "Nothing was owed" in as_role(Role.PAYER).see(PAGE).text
    assert as_role(Role.LIVED_EXPERIENCE).get(PAGE).status_code == 403

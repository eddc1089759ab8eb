"""Claims and payments: from what somebody gave to the money in their hand."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

VIEWS: tuple[str, ...] = (
    "accruals",
    "budgets",
    "claim_expenses",
    "claim_receipts",
    "claim_sending",
    "claim_time",
    "deciding",
    "desk",
    "fairness",
    "figures",
    "floats",
    "for_somebody",
    "how_paid",
    "lending",
    "letting_go",
    "my_claims",
    "my_limit",
    "my_overpayments",
    "my_payments",
    "pre_approvals",
    "putting_right",
    "receipts",
    "recovering",
    "relations",
    "run_accounts",
    "running",
    "setting_up",
    "telling",
    "top_ups",
)


def init_app(app: Flask) -> None:
    """Open this domain's doors."""
    from coprod.payments.views import bp

    for name in VIEWS:
        import_module(f"coprod.payments.views.{name}")
    app.register_blueprint(bp)

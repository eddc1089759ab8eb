"""The tables of claims and payments. Money is whole pence, time whole minutes, miles whole tenths."""

from __future__ import annotations

from coprod.payments.models.budgets import Budget, Lending, Relation
from coprod.payments.models.claims import Approval, Claim, ClaimLine, ClaimQuery, LineFile, PreApproval
from coprod.payments.models.figures import PaySpeed
from coprod.payments.models.floats import CashFloat, FloatEntry
from coprod.payments.models.ledger import LedgerEntry
from coprod.payments.models.payees import BankDetails, PayChoice, PayeeSetup, PrivateLimit
from coprod.payments.models.paying import Payment, PaymentRun
from coprod.payments.models.recovering import Recovery, RecoveryPart

__all__ = [
    "Approval",
    "BankDetails",
    "Budget",
    "CashFloat",
    "Claim",
    "ClaimLine",
    "ClaimQuery",
    "FloatEntry",
    "LedgerEntry",
    "Lending",
    "LineFile",
    "PayChoice",
    "PaySpeed",
    "PayeeSetup",
    "Payment",
    "PaymentRun",
    "PreApproval",
    "PrivateLimit",
    "Recovery",
    "RecoveryPart",
    "Relation",
]

"""The tables of paid involvement, up to the work; what is paid for it lies on the floor above."""

from __future__ import annotations

from coprod.involvement.models.agreements import (
    Agreement,
    AgreementText,
    AgreementTextEdition,
    Break,
    Determination,
    InductionDone,
    InductionItem,
    WorkSession,
)
from coprod.involvement.models.applications import (
    Application,
    ApplicationFile,
    Assessment,
    Conflict,
    Monitoring,
    MonitoringSheet,
    label,
)
from coprod.involvement.models.opportunities import Criterion, Opportunity, OpportunityEdition, Panelist

__all__ = [
    "Agreement",
    "AgreementText",
    "AgreementTextEdition",
    "Application",
    "ApplicationFile",
    "Assessment",
    "Break",
    "Conflict",
    "Criterion",
    "Determination",
    "InductionDone",
    "InductionItem",
    "Monitoring",
    "MonitoringSheet",
    "Opportunity",
    "OpportunityEdition",
    "Panelist",
    "WorkSession",
    "label",
]

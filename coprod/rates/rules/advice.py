"""Who gives independent advice about benefits: a dated setting of each programme (domain rule P14).

We give no such advice ourselves, and whoever involves people sees to it that somebody independent does.
"""

from __future__ import annotations

from coprod.core import help_routes, settings
from coprod.core.help_routes import Route
from coprod.core.words import _l

ADVICE: settings.Key[list[Route]] = settings.Key(
    "benefits.advice",
    help_routes.read,
    [],
    _l("Who gives people independent advice about money and benefits"),
)

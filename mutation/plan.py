"""Which files are guarded, and which tests ought to notice when one of them is wrong: the quickest first."""

from __future__ import annotations

RULES = ("tests/rules/core/test_rules.py", "tests/rules/core/test_permissions.py")
# Tests that take seconds, of races and of a thousand random tables, are left out: what only they would notice
# deserves a test of its own.
FIGURES = "tests/rules/statistics/test_figures.py"
DISCLOSURE = (FIGURES, "tests/rules/statistics/test_disclosure.py", "-k", "not thousand and not same_solver")
SENDING = (
    "tests/domain/questionnaires/test_receipts.py",
    "tests/domain/questionnaires/test_sent_once.py",
    "tests/domain/questionnaires/test_releasing.py",
    "tests/domain/questionnaires/test_lost_keys.py",
    "tests/domain/questionnaires/test_guessing.py",
    "tests/domain/questionnaires/test_filing.py",
    "tests/domain/questionnaires/test_sending.py",
    "tests/domain/questionnaires/test_notes.py",
    "-k",
    "not at_once and not while and not thousand",
)
STAGES = ("tests/rules/payments/test_stages.py",)
DRAFTS = ("tests/domain/questionnaires/test_drafts.py",)

GUARDED: dict[str, tuple[str, ...]] = {
    # Who may enter.
    "coprod/core/rules.py": RULES,
    "coprod/core/access.py": (
        "tests/rules/core/test_access.py",
        "tests/rules/core/test_local_path.py",
        "tests/web/core/test_doors.py",
        "tests/web/core/test_replies.py",
    ),
    "coprod/people/permissions.py": RULES,
    "coprod/people/rules/second_step.py": ("tests/rules/people/test_second_step.py",),
    "coprod/people/rules/passkeys.py": ("tests/rules/people/test_passkeys.py",),
    "coprod/programmes/permissions.py": RULES,
    "coprod/consultations/permissions.py": RULES,
    "coprod/meetings/permissions.py": ("tests/rules/meetings/test_permissions.py",),
    "coprod/meetings/rules/layers.py": ("tests/rules/meetings/test_layers.py",),
    "coprod/meetings/rules/passages.py": ("tests/rules/meetings/test_layers.py",),
    "coprod/meetings/rules/groups.py": ("tests/rules/meetings/test_groups.py",),
    "coprod/involvement/permissions.py": ("tests/rules/involvement/test_permissions.py",),
    "coprod/involvement/rules/reading.py": ("tests/rules/involvement/test_reading.py",),
    "coprod/involvement/operations/places.py": ("tests/domain/involvement/test_places_at_once.py",),
    "coprod/involvement/operations/deciding.py": ("tests/domain/involvement/test_choosing.py",),
    "coprod/rates/permissions.py": ("tests/rules/rates/test_cards.py",),
    "coprod/feedback/permissions.py": ("tests/rules/feedback/test_permissions.py",),
    "coprod/themes/permissions.py": RULES,
    "coprod/influence/permissions.py": RULES,
    "coprod/involvement/rules/paid.py": ("tests/rules/involvement/test_paid.py",),
    "coprod/involvement/rules/breaks.py": ("tests/rules/involvement/test_breaks.py",),
    "coprod/safety/permissions.py": RULES,
    "coprod/oversight/permissions.py": RULES,
    "coprod/site/permissions.py": ("tests/rules/site/test_permissions.py",),
    # What is counted, and what of it leaves the house.
    "coprod/statistics/rules.py": (FIGURES, "tests/rules/statistics/test_rules.py"),
    "coprod/statistics/counts.py": (FIGURES, "tests/rules/statistics/test_counts.py"),
    "coprod/statistics/tables.py": ("tests/rules/statistics/test_tables.py",),
    "coprod/statistics/differencing.py": (
        *("tests/rules/statistics/test_differencing.py", "tests/rules/statistics/test_perspectives.py"),
        *DISCLOSURE,
    ),
    "coprod/statistics/disclosure.py": DISCLOSURE,
    "coprod/statistics/perspectives.py": ("tests/rules/statistics/test_perspectives.py", "-k", "not many"),
    "coprod/statistics/friends_and_family.py": ("tests/rules/statistics/test_friends_and_family.py",),
    "coprod/statistics/release.py": (
        FIGURES,
        "tests/rules/statistics/test_release.py",
        "tests/rules/statistics/test_perspectives.py",
    ),
    "coprod/statistics/charts.py": ("tests/rules/statistics/test_charts.py",),
    "coprod/statistics/spreadsheet.py": ("tests/rules/statistics/test_spreadsheet.py",),
    # What time and miles are worth, and how near a limit somebody is.
    "coprod/payments/permissions.py": ("tests/rules/payments/test_permissions.py",),
    "coprod/payments/rules/accounts.py": ("tests/rules/payments/test_accounts.py",),
    "coprod/payments/rules/claims.py": ("tests/rules/payments/test_stages.py",),
    "coprod/payments/rules/deadlines.py": ("tests/rules/payments/test_deadlines.py",),
    "coprod/payments/rules/figures.py": (
        "tests/rules/payments/test_figures.py",
        "tests/domain/payments/test_waiting.py",
    ),
    "coprod/payments/rules/limits.py": ("tests/rules/payments/test_limits.py",),
    "coprod/payments/rules/paying.py": ("tests/rules/payments/test_stages.py",),
    "coprod/payments/rules/profiles.py": ("tests/rules/payments/test_profiles.py",),
    "coprod/payments/rules/seen.py": ("tests/rules/payments/test_seen.py",),
    "coprod/payments/rules/spending.py": ("tests/rules/payments/test_spending.py",),
    "coprod/payments/rules/tracking.py": (
        "tests/rules/payments/test_stages.py",
        "tests/rules/payments/test_deadlines.py",
    ),
    "coprod/payments/rules/topping_up.py": ("tests/rules/payments/test_topping_up.py",),
    "coprod/payments/rules/accruals.py": ("tests/rules/payments/test_accruals.py", *STAGES),
    "coprod/payments/rules/floats.py": ("tests/rules/payments/test_floats.py", *STAGES),
    "coprod/payments/rules/recovering.py": STAGES,
    "coprod/payments/rules/budgets.py": ("tests/rules/payments/test_budgets.py",),
    "coprod/payments/rules/fairness.py": ("tests/rules/payments/test_budgets.py",),
    "coprod/payments/rules/duplicates.py": ("tests/rules/payments/test_signs.py", *STAGES),
    "coprod/payments/rules/sort_codes.py": ("tests/rules/payments/test_sort_codes.py",),
    "coprod/payments/rules/sort_code_tables.py": ("tests/rules/payments/test_sort_codes.py",),
    "coprod/payments/rules/signs.py": ("tests/rules/payments/test_signs.py", *STAGES),
    "coprod/payments/operations/deciding.py": ("tests/domain/payments/test_approving.py",),
    "coprod/payments/operations/approving.py": ("tests/domain/payments/test_approving.py",),
    "coprod/payments/operations/ledger.py": ("tests/domain/payments/test_approving.py",),
    "coprod/rates/rules/rounding.py": ("tests/rules/rates/test_pay.py",),
    "coprod/rates/rules/pay.py": ("tests/rules/rates/test_pay.py",),
    "coprod/rates/rules/cancelling.py": ("tests/rules/rates/test_warnings.py",),
    "coprod/rates/rules/living_wage.py": ("tests/rules/rates/test_warnings.py",),
    "coprod/rates/rules/mileage.py": ("tests/rules/rates/test_mileage.py",),
    "coprod/rates/rules/tax_year.py": ("tests/rules/rates/test_windows.py",),
    "coprod/rates/rules/windows.py": ("tests/rules/rates/test_windows.py",),
    "coprod/rates/rules/used.py": ("tests/rules/rates/test_used.py",),
    "coprod/rates/rules/amounts.py": ("tests/rules/rates/test_figures.py",),
    "coprod/rates/rules/cards.py": ("tests/rules/rates/test_cards.py",),
    "coprod/rates/rules/timeline.py": ("tests/rules/rates/test_cards.py",),
    "coprod/rates/rules/trying.py": ("tests/rules/rates/test_cards.py",),
    "coprod/core/pounds.py": ("tests/rules/core/test_pounds.py",),
    "coprod/core/money.py": ("tests/rules/core/test_money.py",),
    # What nobody else may read, and how often somebody may try.
    "coprod/core/secret.py": ("tests/rules/core/test_secret.py",),
    "coprod/core/limits.py": (
        "tests/domain/core/test_limits.py",
        "tests/house/test_migrations.py::test_all_steps_lead_to_exactly_what_the_models_say",
    ),
    # Who may know what somebody needs, and what a calendar gives away.
    "coprod/people/queries/needs.py": (
        "tests/domain/people/test_needs.py",
        "tests/domain/meetings/test_arranging.py",
    ),
    "coprod/meetings/queries/needs.py": ("tests/domain/meetings/test_arranging.py",),
    "coprod/meetings/rules/arranging.py": ("tests/rules/meetings/test_coming.py",),
    "coprod/meetings/rules/calendar.py": ("tests/rules/meetings/test_calendar.py",),
    "coprod/meetings/rules/in_calendars.py": (
        "tests/rules/meetings/test_coming.py",
        "tests/web/meetings/test_calendars.py",
    ),
    # What somebody is told in a crisis: nothing that is out of date, and nothing that nobody has made sure of.
    "coprod/core/districts.py": (
        "tests/rules/core/test_districts.py",
        "tests/web/programmes/test_districts.py",
    ),
    # What was sent: kept once, released untraceably, found by its code alone.
    "coprod/questionnaires/operations/packets.py": DRAFTS,
    "coprod/questionnaires/operations/drafts.py": DRAFTS,
    "coprod/questionnaires/operations/receipts.py": SENDING,
    "coprod/questionnaires/operations/sending.py": SENDING,
    "coprod/questionnaires/operations/releasing.py": SENDING,
    "coprod/consultations/operations/answering.py": SENDING,
}

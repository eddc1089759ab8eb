"""What is done to programmes and roles, verb by verb."""

from __future__ import annotations

from coprod.programmes.operations.districts import remove_district, write_district
from coprod.programmes.operations.notices import publish_notice
from coprod.programmes.operations.organisations import (
    add_organisation,
    add_partner,
    correct_organisation,
    end_organisation,
    end_partner,
)
from coprod.programmes.operations.parts import add_aim, add_workstream, end_part, move_part
from coprod.programmes.operations.review import end_holding, grant_review, hand_over_review
from coprod.programmes.operations.roles import (
    appoint_administrator,
    end_role,
    forget,
    grant,
    offered_to,
    read_out_code,
)
from coprod.programmes.operations.settings import set_value
from coprod.programmes.operations.words import start_programme, write_words

__all__ = [
    "add_aim",
    "add_organisation",
    "add_partner",
    "add_workstream",
    "appoint_administrator",
    "correct_organisation",
    "end_holding",
    "end_organisation",
    "end_part",
    "end_partner",
    "end_role",
    "forget",
    "grant",
    "grant_review",
    "hand_over_review",
    "move_part",
    "offered_to",
    "publish_notice",
    "read_out_code",
    "remove_district",
    "set_value",
    "start_programme",
    "write_district",
    "write_words",
]

"""Roles, sectors and levels, with their words."""

from __future__ import annotations

import enum

from coprod.core.editions import Format, Standing
from coprod.core.words import _, _l


class Role(enum.Enum):
    """What somebody does in a programme, on behalf of an organisation, between two dates."""

    LEAD = "lead"
    MODERATOR = "moderator"
    CHAIR = "chair"
    FINANCE_APPROVER = "finance_approver"
    PAYER = "payer"
    SAFEGUARDING = "safeguarding"
    REVIEWER = "reviewer"
    LIVED_EXPERIENCE = "lived_experience"
    CARER = "carer"
    ADMINISTRATOR = "administrator"


ROLE_WORDS = {
    Role.LEAD: _l("Engagement lead"),
    Role.MODERATOR: _l("Moderator"),
    Role.CHAIR: _l("Chair"),
    Role.FINANCE_APPROVER: _l("Finance approver"),
    Role.PAYER: _l("Payer"),
    Role.SAFEGUARDING: _l("Safeguarding lead"),
    Role.REVIEWER: _l("Independent reviewer"),
    Role.LIVED_EXPERIENCE: _l("Partner with lived experience"),
    Role.CARER: _l("Partner who is a carer"),
    Role.ADMINISTRATOR: _l("Administrator"),
}


class Sector(enum.Enum):
    """The kinds of partner (domain rule T8), in the order in which they are shown."""

    NHS_COMMISSIONER = "nhs_commissioner"
    NHS_PROVIDER = "nhs_provider"
    PRIMARY_CARE = "primary_care"
    LIVED_EXPERIENCE = "lived_experience"
    CARERS = "carers"
    INDEPENDENT_REVIEWER = "independent_reviewer"
    VCFSE = "vcfse"
    COUNCIL = "council"
    EMERGENCY_SERVICES = "emergency_services"


SECTOR_WORDS = {
    Sector.NHS_COMMISSIONER: _l("NHS: planning and paying for care"),
    Sector.NHS_PROVIDER: _l("NHS: giving care"),
    Sector.PRIMARY_CARE: _l("GP practices and primary care"),
    Sector.LIVED_EXPERIENCE: _l("People with lived experience"),
    Sector.CARERS: _l("Carers"),
    Sector.INDEPENDENT_REVIEWER: _l("Independent review"),
    Sector.VCFSE: _l("Voluntary, community, faith and social enterprise"),
    Sector.COUNCIL: _l("Councils"),
    Sector.EMERGENCY_SERVICES: _l("Emergency services"),
}


class Level(enum.Enum):
    """Where something is decided (domain rule S5): "at every level"."""

    OWN_CARE = "own_care"
    SERVICE = "service"
    ORGANISATION = "organisation"
    SYSTEM = "system"


LEVEL_WORDS = {
    Level.OWN_CARE: _l("Own care"),
    Level.SERVICE: _l("Service"),
    Level.ORGANISATION: _l("Organisation"),
    Level.SYSTEM: _l("System"),
}


class Rung(enum.Enum):
    """The seven-step ladder of co-production (domain rule S3), lowest first."""

    COERCION = "coercion"
    EDUCATING = "educating"
    INFORMING = "informing"
    CONSULTATION = "consultation"
    ENGAGEMENT = "engagement"
    CO_DESIGN = "co_design"
    CO_PRODUCTION = "co_production"


RUNG_WORDS = {
    Rung.COERCION: _l("Coercion"),
    Rung.EDUCATING: _l("Educating"),
    Rung.INFORMING: _l("Informing"),
    Rung.CONSULTATION: _l("Consultation"),
    Rung.ENGAGEMENT: _l("Engagement"),
    Rung.CO_DESIGN: _l("Co-design"),
    Rung.CO_PRODUCTION: _l("Co-production"),
}

# Sectors whose organisations have an interest in what a review finds (domain rule H7).
INTERESTED = frozenset({Sector.NHS_COMMISSIONER, Sector.NHS_PROVIDER, Sector.PRIMARY_CARE, Sector.COUNCIL})

# Roles that bring work on a programme. Whoever holds one may not also review it (domain rule H3).
STAFF = (
    Role.LEAD,
    Role.MODERATOR,
    Role.CHAIR,
    Role.FINANCE_APPROVER,
    Role.PAYER,
    Role.SAFEGUARDING,
)
# What a lead may give, in the order in which it is offered.
GRANTABLE = (Role.LIVED_EXPERIENCE, Role.CARER, *(role for role in STAFF if role is not Role.SAFEGUARDING))
# What an administrator may give besides: a concern can be about whoever leads, so leads do not choose who reads it.
GRANTABLE_BY_ADMINISTRATORS = (*GRANTABLE, Role.SAFEGUARDING)
# Without somebody in these nobody could put anything right again, or read what is urgent. That the last one stays is
# so whether or not there is anything to read, and says nothing of it.
NEEDED = frozenset({Role.LEAD, Role.ADMINISTRATOR, Role.SAFEGUARDING})
WORKING = frozenset({*STAFF, Role.REVIEWER, Role.ADMINISTRATOR})
# What a stolen mailbox must not open: these count only in a sign-in whose second step is done (threat T13).
GUARDED = frozenset({Role.FINANCE_APPROVER, Role.PAYER, Role.ADMINISTRATOR})


def interest_sentence(organisation: str, sector: Sector, *, is_partner: bool) -> str:
    """The conflict-of-interest notice for a holder of the review; "" when there is none (domain rule H7)."""
    if sector is Sector.NHS_COMMISSIONER:
        return _(
            "%(organisation)s plans and pays for care in this programme, and also reviews it.",
            organisation=organisation,
        )
    if sector in INTERESTED:
        return _(
            "%(organisation)s gives care or decides about it in this programme, and also reviews it.",
            organisation=organisation,
        )
    if is_partner and sector is not Sector.INDEPENDENT_REVIEWER:
        return _(
            "%(organisation)s is a partner in this programme, and also reviews it.", organisation=organisation
        )
    return ""


STANDING_WORDS = {
    Standing.DRAFT: _l("A draft: nobody who reads this language well has checked it yet"),
    Standing.CHECKED: _l("Checked by somebody who reads this language well"),
}
FORMAT_WORDS = {Format.STANDARD: _l("Standard"), Format.EASY_READ: _l("Easy Read")}

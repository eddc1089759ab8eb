"""Who may say in public whether it is so. Nobody who runs the programme has a door in this domain (domain rule H3)."""

from __future__ import annotations

from coprod.influence.permissions import chairs_the_programme, is_published
from coprod.programmes.permissions import (
    leads_the_programme,
    reviews_a_programme,
    reviews_the_programme,
)

enter = reviews_a_programme
# Nobody checks their own work, whatever other role they hold.
check = reviews_the_programme & ~(leads_the_programme | chairs_the_programme)
know = is_published

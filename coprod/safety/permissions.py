"""Who may open a concern, and who may know that one exists."""

from __future__ import annotations

from coprod.programmes.permissions import (
    safeguards_a_programme,
    safeguards_the_programme,
    works_for_a_programme,
)

# In which of the programmes they work for: the page offers no other.
open_ = works_for_a_programme
enter = safeguards_a_programme
# Neither an administrator nor whoever leads the programme: to everybody else there is nothing here.
deal = safeguards_the_programme

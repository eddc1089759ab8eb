"""What the copy of a person's data says of concerns: to everybody the same."""

from __future__ import annotations

from coprod.people.models import Person

# A copy is also read by administrators, and by whoever sits beside the person. So it never depends on whether there is
# a concern; whoever asks in writing is answered by the safeguarding lead, who may have to leave things out (D5).
_SAID = "What a safeguarding lead may hold is never in this copy, for anybody. Ask a safeguarding lead of the programme."


def copy_of(person: Person) -> dict[str, object]:
    """The same sentence for everybody (domain rule D5)."""
    return {"note": _SAID}

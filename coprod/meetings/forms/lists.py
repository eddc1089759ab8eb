"""What the list of groups should show: it stands in the address, so it can be kept and sent to others."""

from __future__ import annotations

from wtforms import SearchField, SelectField

from coprod.core.forms import Form
from coprod.core.words import _l

ANY = ""


class WhichGroups(Form):
    """Which groups to show."""

    class Meta:
        csrf = False

    q = SearchField(_l("Words to look for"))
    programme = SelectField(_l("Where"))
    workstream = SelectField(_l("Part of the work"))

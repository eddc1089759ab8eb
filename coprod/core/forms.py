"""The form that all forms stand on."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask_wtf import FlaskForm

from coprod.core import access
from coprod.core.access import Reply


class Form(FlaskForm):
    """A form that knows of refusals: the operation's reason stands above what was typed, and nothing is lost."""

    def passed(self) -> bool:
        """Whether the form was sent, makes sense, and its operation was not just refused."""
        if not self.is_submitted():
            return False
        sound = self.validate()
        if reason := access.refusal():
            self.form_errors = [*self.form_errors, reason]
            return False
        return bool(sound)

    @property
    def has_errors(self) -> bool:
        return bool(self.errors)


def page(template: str, **told: Any) -> Reply:
    """A page; when its form was sent and has errors, the answer says so (422) to whoever counts outcomes."""
    form = told.get("form")
    body = render_template(template, **told)
    return (body, 422) if isinstance(form, Form) and form.is_submitted() and form.has_errors else body

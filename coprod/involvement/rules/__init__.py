"""Paid involvement: how a role is offered, filled and agreed. Pure: no database, no web."""

"""What people say at any hour, and what becomes of it: three forms, two stories whole, and something at every stage."""

from coprod.demo.words.feedback import carers, eating_disorders, first_contact
from coprod.demo.words.shapes import Form, Said

FORMS: list[Form] = [first_contact.FORM, carers.FORM, eating_disorders.FORM]
SAID: list[Said] = [*first_contact.SAID, *carers.SAID, *eating_disorders.SAID]

__all__ = ["FORMS", "SAID"]

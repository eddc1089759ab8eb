"""Questionnaires: drafts, frozen versions, answer sheets and receipts."""

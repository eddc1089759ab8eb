"""The verbs of questionnaires: writing and freezing; drafts, sending, releasing, receipts."""

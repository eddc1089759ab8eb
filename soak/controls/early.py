"""The control: a server that says "sent" first and keeps the answer a moment later. The killing must catch it."""

from __future__ import annotations

import threading
import time
from typing import Any

from coprod import create_app
from coprod.consultations import queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.core.db import writing
from coprod.questionnaires.operations import receipts
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt

app = create_app()
honest = answering.send


def send_later(consultation: Consultation, draft: Draft, **more: Any) -> Receipt:
    """What the receipt will be is known from the token alone; the answer itself follows 0.3 s later."""
    reference = consultation.reference

    def keep() -> None:
        time.sleep(0.3)
        with app.test_request_context(), writing():
            again = queries.to_answer(reference)
            if again is not None:
                honest(again, draft, **more)

    threading.Thread(target=keep, daemon=True).start()
    return next(receipts.candidates(draft.token))


answering.send = send_later

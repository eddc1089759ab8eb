"""The verbs of safety. None of them leaves a row in the audit trail: a concern has a log of its own (decision 10)."""

from coprod.safety.operations.dealing import close, leave, read, reopen, take, write_down
from coprod.safety.operations.forgetting import forget
from coprod.safety.operations.opening import open_, tell_late

__all__ = ["close", "forget", "leave", "open_", "read", "reopen", "take", "tell_late", "write_down"]

"""Files that people add to what they say: cleaned in a room of their own, looked at for malware, kept sealed.

``receive`` does it all, outside any transaction, because it takes long; ``sealed.unsealed`` gives back what was kept.
"""

from coprod.core.attachments.kinds import MADE, MOST_FILES, SORT_WORDS, Sort
from coprod.core.attachments.receiving import Attached, receive

__all__ = ["MADE", "MOST_FILES", "SORT_WORDS", "Attached", "Sort", "receive"]

"""What is open now, and one thing that is still being written.

``named_worker`` (Lancashire, closes in 12 days), ``leaving_well`` (Cornwall, closes in 33 days) and
``help_with_work`` (Lancashire, a draft). The first two have the same constants as the finished consultations, without
findings; so far there are answers to the first.
"""

from coprod.demo.words.open_now import help_with_work, leaving_well, named_worker, named_worker_answers

__all__ = ["help_with_work", "leaving_well", "named_worker", "named_worker_answers"]

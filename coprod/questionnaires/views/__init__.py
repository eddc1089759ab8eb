"""The way through a questionnaire: what every domain that asks people something opens doors to."""

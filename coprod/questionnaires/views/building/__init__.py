"""The question builder: what every domain that asks people something opens doors to."""

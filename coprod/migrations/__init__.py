"""The steps by which a database becomes what the models say, and back."""

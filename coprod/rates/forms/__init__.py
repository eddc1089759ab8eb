"""What is asked about rate cards and their rates, in which words."""

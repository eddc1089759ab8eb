"""What is asked about paid roles, and in which words."""

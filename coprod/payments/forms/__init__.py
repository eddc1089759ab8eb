"""What is asked about claims and payments, and in which words."""

"""What is asked about groups and meetings, and in which words."""

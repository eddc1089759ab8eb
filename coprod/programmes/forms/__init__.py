"""What is asked of those who run a programme, in what words."""

"""What is asked of those who lead a consultation, in what words."""

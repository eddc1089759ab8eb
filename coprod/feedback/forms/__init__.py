"""What is asked about feedback: of people who say something, and of staff."""

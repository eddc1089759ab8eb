"""What is done about rates and figures."""

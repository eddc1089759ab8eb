"""What is asked about rates and figures."""

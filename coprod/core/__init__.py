"""What every domain stands on, and knows of none."""

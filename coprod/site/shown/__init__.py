"""What pages show of loaded rows, in words: pure, so that nothing is asked of the database while a page is drawn."""

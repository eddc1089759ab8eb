"""Groups, as everybody sees them."""

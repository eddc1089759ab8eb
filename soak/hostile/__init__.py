"""What hostile input is made of: values, the shapes in which they travel, the places that take them, and the asking."""

"""Which clause became which."""

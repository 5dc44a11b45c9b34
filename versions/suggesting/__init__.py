"""Which clause a passage of a note speaks of, with what speaks for it."""

"""A comparison as a reader meets it: chosen, sifted, explained, marked."""

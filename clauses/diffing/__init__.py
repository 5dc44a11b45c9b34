"""Which words of a wording changed, and how much it matters."""

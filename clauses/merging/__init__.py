"""Several wordings of one base, joined and beside each other."""

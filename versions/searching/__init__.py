"""Finds words in clauses, notes and proposals, and counts what was found."""

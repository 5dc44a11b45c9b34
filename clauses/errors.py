"""The base of every error that the clauses package raises."""


class ClausesError(Exception):
    """Something a caller handed over could not be read, compared or written."""

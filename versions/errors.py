"""The base of every error that the versions package raises."""


class VersionsError(Exception):
    """Something asked of a store could not be done."""

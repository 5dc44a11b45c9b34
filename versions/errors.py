"""The base of every error that the versions package raises, and of those about missing things."""


class VersionsError(Exception):
    """Something asked of a store could not be done."""


class NotFoundError(VersionsError):
    """Something does not exist, or not for the one who asks: the two look the same."""

"""The mark of what is to be translated."""


def N_(phrase: str) -> str:  # noqa: N802 - the mark that translators' tools look for
    """Mark a phrase to be translated when it is said."""
    return phrase

r"""Documents of clauses: read, numbered, paired, compared and written. Knows no git and no web.

Examples:
    >>> from clauses.compare import compare
    >>> from clauses.reading import read
    >>> old = read("# Notice\n\nTwo months.".encode(), "old.md").document
    >>> new = read("# Notice\n\nThree months.".encode(), "new.md").document
    >>> for change in compare(old, new).changes:
    ...     print([str(kind) for kind in change.kinds], [hunk.text for hunk in change.hunks])
    ['edited'] ['Two', 'Three', ' months.']
"""

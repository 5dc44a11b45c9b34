"""What a store answers to one audience. Everything that reads a store asks a view."""

from clauses.changes import Comparison
from versions.seen import Seen


class View(Seen):
    """Every question about a store, answered from what one audience may see."""

    def compare(
        self, document_a: str, version_a: str, document_b: str, version_b: str
    ) -> Comparison:
        """Compare two versions, of one document or of two, by the ids of their clauses.

        Raises:
            NotFoundError: There is no such document or version for this audience.
        """
        old, new = self.tree(document_a, version_a), self.tree(document_b, version_b)
        return self._moment.readers.compare(old, new)

    def source(self, document: str, version: str) -> tuple[str, bytes] | None:
        """The original file of a version, its name and content; the working group's alone.

        Raises:
            NotFoundError: There is no such document or version for this audience.
        """
        found = self.version(document, version)
        if not self.within:
            return None
        records = self._moment.readers.records
        return records.source(self._moment.notes_tree, document, found.id)

"""Versions as annotated tags on commits that hold one document alone."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from versions.format.layout import DamagedFileError
from versions.format.layout import document_path
from versions.format.messages import checked_reason
from versions.format.normal import line
from versions.git.commits import Person
from versions.git.left_out import DAMAGE
from versions.git.left_out import LeftOut
from versions.git.repository import Repository
from versions.stages import Stage
from versions.stages import Version


def version_name(version: Version) -> str:
    """What a version's tag is called: ``hsa/remiss-1``."""
    return f"{version.document}/{version.id}"


def version_ref(name: str) -> str:
    """The ref of a version's tag."""
    return f"refs/tags/{name}"


def write_version(
    repository: Repository,
    version: Version,
    document_tree: str,
    *,
    previous: str | None,
    source: str,
    author: Person,
    committer: Person,
    sign: Callable[[bytes], str] | None = None,
) -> str:
    """Write the commit and the tag of a version; no ref points at them yet.

    Args:
        repository: Where the texts lie.
        version: What is to be said of it.
        document_tree: The document's folder as it stands.
        previous: The commit of the document's previous version at the same stage: never one of
            main, so that whoever fetches a version gets no draft along.
        source: SHA-256 of the file it came from, if any.
        author: Who made it a version.
        committer: The service.
        sign: Signs the content of the tag, if it is to be signed.

    Returns:
        The tag object.
    """
    tree = repository.write_tree(None, {document_path(version.document): document_tree})
    message = _message(version, source)
    parents = () if previous is None else (previous,)
    commit = repository.write_commit(tree, parents, message, author, committer)
    return repository.write_tag(version_name(version), commit, message, committer, sign)


def _message(version: Version, source: str) -> str:
    rows = [f"Title: {line(checked_reason(version.title))}"]
    rows += [f"Version: {version_name(version)}", f"Stage: {version.stage.value}"]
    rows += [f"Date: {version.date.isoformat()}"] + [f"Source-SHA256: {source}"] * bool(source)
    return f"{version_name(version)}\n\n" + "\n".join(rows) + "\n"


class Versions:
    """Reads version tags; a tag never changes, so each is read once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.left_out = LeftOut()
        self._read = lru_cache(maxsize=4096)(self._read_tag)

    def all(self, tags: Mapping[str, str]) -> dict[str, Version]:
        """Every version, by the name of its tag; tags that are none of ours are left out."""
        return dict(self._readable(tags))

    def _readable(self, tags: Mapping[str, str]) -> Iterator[tuple[str, Version]]:
        for name, oid in tags.items():
            try:
                version = self.read(oid)
            except DAMAGE as error:
                self.left_out.add(oid, version_ref(name), error)
            else:
                if version_name(version) == name:
                    yield name, version

    def read(self, tag: str) -> Version:
        """The version of a tag object."""
        return self._read(tag)[0]

    def tree(self, tag: str) -> str:
        """The document's folder in the version of a tag object."""
        return self._read(tag)[1]

    def commit(self, tag: str) -> str:
        """The version commit of a tag object."""
        return self._repository.tag(tag).target

    def source(self, tag: str) -> str:
        """SHA-256 of the file a version came from; empty where it came from none."""
        return _fields(self._repository.tag(tag).message).get("Source-SHA256", "")

    def _read_tag(self, oid: str) -> tuple[Version, str]:
        tag = self._repository.tag(oid)
        commit = self._repository.commit(tag.target)
        fields = _fields(tag.message)
        document, _, name = tag.name.partition("/")
        try:
            version = Version(
                id=name,
                document=document,
                stage=Stage(fields["Stage"]),
                date=date.fromisoformat(fields["Date"]),
                title=fields.get("Title", ""),
                by=commit.author.name,
            )
        except (KeyError, ValueError) as error:
            raise DamagedFileError(f"tag {tag.name}", "it says no stage and date") from error
        tree = self._repository.find(commit.tree, document_path(document))
        return version, tree.oid if tree else ""


def _fields(message: str) -> dict[str, str]:
    rows = (row.partition(": ") for row in message.split("\n"))
    return {name: value for name, separator, value in rows if separator}

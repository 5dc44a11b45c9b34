"""Makes versions: of a file from outside, or of the text being worked on."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.compare import compare
from clauses.model import Document
from versions.errors import VersionsError
from versions.format import clause_file
from versions.format import layout
from versions.format.identifiers import checked
from versions.format.layout import Place
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.normal import line
from versions.format.normal import normal_document
from versions.git.tags import version_name
from versions.readership import WORKING_GROUP
from versions.readership import readers_fields
from versions.records.texts import DocumentRecord
from versions.seen.texts import UnknownDocumentError
from versions.stages import Stage
from versions.stages import Version
from versions.writing.desk import Desk
from versions.writing.importing import Identified
from versions.writing.importing import corrected
from versions.writing.importing import identify


class VersionExistsError(VersionsError):
    """A document has a version of that name already; versions never change."""

    def __init__(self, document: str, version: str) -> None:
        super().__init__(f"{document}@{version}: the version exists; choose another name")
        self.document = document
        self.version = version


class EmptyDocumentError(VersionsError):
    """A file holds no text that could be a version."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name or 'the document'}: there is no text in it to import")
        self.file_name = file_name


@dataclass(frozen=True, slots=True)
class Order:
    """What a new version is to be."""

    document: str
    version: str
    stage: Stage
    by: str
    when: datetime.datetime
    why: str = ""
    date: datetime.date | None = None
    kind: str | None = None
    parent: str | None = None
    pairs: Mapping[int, str] = field(default_factory=dict)
    """What somebody says of clauses of the file: for their positions, the earlier clause's id."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A version that was made of a file, and how its clauses were matched."""

    version: Version
    comparison: Comparison | None
    """With the text that was being worked on; nothing for a document's first version."""
    doubtful: tuple[Change, ...]
    commit: str
    """The decision on the text being worked on."""


def import_version(
    desk: Desk, order: Order, document: Document, source: bytes, file_name: str
) -> Imported:
    """Make a file a version, and its text the one being worked on.

    Raises:
        BadIdentifierError: Document or version cannot be called that.
        VersionExistsError: The document has such a version.
        EmptyDocumentError: There is no text.
        UnknownDocumentError: There is no such parent.
        BadPairError: The order pairs a clause with one that is not there.
    """
    _check(desk, order)
    if not any(clause.heading or clause.text for clause in document.clauses):
        raise EmptyDocumentError(file_name)
    tree = desk.view.now.get(order.document)
    new = normal_document(document)
    comparison = compare(desk.texts.document(tree), new) if tree else None
    if comparison and order.pairs:
        comparison = compare(comparison.old, corrected(comparison, order.pairs))
    found = _identified(desk, order, new, comparison)
    files = _files(desk, order, found.document, tree)
    root = desk.texts.repository.write_tree(desk.moment.texts_tree, files)
    message = _message(order, Action.IMPORT, found)
    version, commit = _make(desk, order, root, message, found.document.title, file_name, source)
    if comparison is None:
        return Imported(version, None, (), commit)
    shown = replace(comparison, new=found.document)
    doubtful = tuple(change for change in shown.changes if change.doubtful)
    return Imported(version, shown, doubtful, commit)


def release(desk: Desk, order: Order) -> Version:
    """Make the text being worked on a version.

    Raises:
        BadIdentifierError: The version cannot be called that.
        UnknownDocumentError: There is no such document.
        VersionExistsError: The document has such a version.
    """
    title = desk.texts.record(desk.tree(order.document)).title
    _check(desk, order)
    message = _message(order, Action.RELEASE)
    return _make(desk, order, desk.moment.texts_tree, message, title)[0]


def _check(desk: Desk, order: Order) -> None:
    checked(order.document, "document")
    checked(order.version, "version")
    if f"{order.document}/{order.version}" in desk.moment.tips.tags:
        raise VersionExistsError(order.document, order.version)
    if order.parent is not None and (
        order.parent not in desk.view.now or order.parent == order.document
    ):
        raise UnknownDocumentError(order.parent)


def _identified(
    desk: Desk, order: Order, document: Document, comparison: Comparison | None
) -> Identified:
    used = {place.clause_id for tree in desk.view.now.values() for place in desk.texts.places(tree)}
    against = comparison or _all_new(document)
    return identify(against, used, desk.view.family.id, order.document, order.version)


def _all_new(document: Document) -> Comparison:
    changes = tuple(Change((), (position,)) for position in range(len(document.clauses)))
    return Comparison(Document(""), document, changes)


def _files(
    desk: Desk, order: Order, document: Document, tree: str | None
) -> Mapping[str, bytes | None]:
    """What changes in texts when a document becomes this."""
    folder = layout.document_path(order.document)
    gone = desk.texts.clause_files(tree) if tree else {}
    files: dict[str, bytes | None] = {
        layout.clause_path(order.document, clause_id): None for clause_id in gone
    }
    for clause in document.clauses:
        file = clause_file.write(clause).encode()
        files[layout.clause_path(order.document, clause.id)] = file
    places = [Place(clause.id, clause.level, clause.number) for clause in document.clauses]
    files[f"{folder}/{layout.OUTLINE_FILE}"] = layout.write_outline(places)
    files[f"{folder}/{layout.DOCUMENT_FILE}"] = _record(desk, order, document, tree)
    return files


def _record(desk: Desk, order: Order, document: Document, tree: str | None) -> bytes:
    standing = desk.texts.record(tree) if tree else None
    kind = "agreement" if order.parent is None else "sub-agreement"
    return document_file(
        DocumentRecord(
            title=document.title,
            kind=order.kind or (standing.kind if standing else kind),
            parent=order.parent or (standing.parent if standing else None),
            language=document.language,
        )
    )


def document_file(record: DocumentRecord) -> bytes:
    """Write what is said of a document beside its clauses."""
    return layout.write_json(
        {
            "kind": line(record.kind),
            "language": record.language,
            "parent": record.parent,
            "title": record.title,
        }
    )


def _message(order: Order, action: Action, found: Identified | None = None) -> Message:
    name = f"{order.document}/{order.version}"
    trailers: dict[str, tuple[str, ...]] = {"Version": (name,)}
    if found is not None:
        trailers["Split"] = tuple(
            f"{order.document}/{born} from {order.document}/{whole}" for born, whole in found.split
        )
        trailers["Merged"] = tuple(
            f"{order.document}/{gone} into {order.document}/{whole}" for gone, whole in found.merged
        )
    return Message(f"{name}: {action.value} {order.stage.value}", action, order.why, trailers)


def _make(
    desk: Desk,
    order: Order,
    root: str,
    message: Message,
    title: str,
    file_name: str = "",
    source: bytes = b"",
) -> tuple[Version, str]:
    """Put down a commit of main, the version made of it, and the file it came from."""
    day = order.date or order.when.date()
    version = Version(order.version, order.document, order.stage, day, line(title), order.by)
    tree = desk.texts.repository.find(root, layout.document_path(order.document))
    if tree is None:
        raise UnknownDocumentError(order.document)
    pen = desk.pen(order.by, order.when)
    commit = pen.texts(root, message)
    digest = hashlib.sha256(source).hexdigest() if source else ""
    pen.version(version, tree.oid, _previous(desk, version), digest)
    if source:
        pen.notes(_source_files(version, file_name, source, digest), f"source of {message.subject}")
    pen.put_down()
    return version, commit


def _previous(desk: Desk, version: Version) -> str | None:
    """The commit of the document's latest version at the same stage."""
    if version.document not in desk.view.now:
        return None
    earlier = [v for v in desk.view.versions(version.document) if v.stage is version.stage]
    if not earlier:
        return None
    return desk.moment.readers.versions.commit(desk.moment.tips.tags[version_name(earlier[-1])])


def _source_files(
    version: Version, file_name: str, source: bytes, digest: str
) -> Mapping[str, bytes | str | None]:
    name = line(file_name)
    about = layout.source_record_path(version.document, version.id)
    return {
        layout.source_path(version.document, version.id, name): source,
        about: layout.write_json({"file": name, "sha256": digest} | readers_fields(WORKING_GROUP)),
    }

"""Versions are signed with a key of SSH, and anybody with git can check it."""

import subprocess
from pathlib import Path

import pytest

from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.git.signing import CannotSignError
from versions.health.findings import Fault
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store


@pytest.fixture
def key(tmp_path: Path) -> Path:
    made = tmp_path / "key"
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "prov", "-f", made], check=True
    )
    return made


@pytest.fixture
def signers(key: Path) -> Path:
    file = key.with_name("signers")
    public = key.with_suffix(".pub").read_text()
    file.write_text(f'lydelse namespaces="git" {public}')
    return file


@pytest.fixture
def store(tmp_path: Path, key: Path) -> Store:
    store_with_agreement(tmp_path)
    signing = Store.open(tmp_path / "store", key)
    edited(signing, "syfte", "Nytt syfte.")
    signing.release("hsa", "beslut-1", Stage.DECISION, by="Styrgruppen", when=WHEN)
    return signing


def git(store: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", "--git-dir", store / "texts.git", *words], check=False, capture_output=True
    )


@pytest.mark.usefixtures("store")
def test_git_verifies_a_version(tmp_path: Path, signers: Path) -> None:
    settings = ("-c", "gpg.format=ssh", "-c", f"gpg.ssh.allowedSignersFile={signers}")
    good = git(tmp_path / "store", *settings, "verify-tag", "hsa/beslut-1")
    unsigned = git(tmp_path / "store", *settings, "verify-tag", "hsa/remiss-1")

    assert good.returncode == 0, good.stderr
    assert b'Good "git" signature for lydelse' in good.stderr
    assert unsigned.returncode != 0
    assert git(tmp_path / "store", "fsck", "--strict").returncode == 0


@pytest.mark.usefixtures("store")
def test_ssh_keygen_verifies_what_git_keeps(tmp_path: Path, signers: Path) -> None:
    raw = git(tmp_path / "store", "cat-file", "tag", "hsa/beslut-1").stdout
    content, mark, rest = raw.partition(b"-----BEGIN SSH SIGNATURE-----")
    signature = tmp_path / "signature"
    signature.write_bytes(mark + rest)
    words = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "lydelse", "-n", "git"]
    good = subprocess.run([*words, "-s", str(signature)], input=content, check=False)
    forged = subprocess.run(
        [*words, "-s", str(signature)], input=content.replace(b"decision", b"draft"), check=False
    )

    assert (good.returncode, forged.returncode != 0) == (0, True)


def test_a_signed_version_reads_as_any_other(store: Store) -> None:
    version = store.view(Audience.DECISION).version("hsa", "beslut-1")

    assert (version.stage, version.title) == (Stage.DECISION, "Hälso- och sjukvårdsavtal")
    assert store.verify() == ()


def test_a_key_that_cannot_sign_makes_no_version(tmp_path: Path) -> None:
    store_with_agreement(tmp_path)
    store = Store.open(tmp_path / "store", tmp_path / "missing")
    with pytest.raises(CannotSignError) as error:
        imported(store, agreement(), "remiss-2")

    assert str(tmp_path / "missing") in str(error.value)
    assert [one.id for one in store.view(Audience.DRAFT).versions("hsa")] == ["remiss-1"]


def test_what_another_key_signed_or_nobody_did_is_found(
    tmp_path: Path, store: Store, signers: Path
) -> None:
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    for version, key in (("beslut-2", other), ("beslut-3", None)):
        Store.open(tmp_path / "store", key).release(
            "hsa", version, Stage.DECISION, by="Någon", when=WHEN
        )

    assert [(one.where, one.fault) for one in store.verify(signers)] == [
        ("refs/tags/hsa/beslut-2", Fault.SIGNATURE),
        ("refs/tags/hsa/beslut-3", Fault.UNSIGNED),
    ]
    assert store.verify() == ()

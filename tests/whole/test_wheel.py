"""The wheel holds all that it needs, outside the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An empty environment's Python, and a folder that holds the wheel's files alone."""
    made = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = made.glob("lydelse-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(made / "site")
    venv.create(made / "empty", with_pip=False)
    return made / "empty" / "bin" / "python", made / "site"


def run(installed: tuple[Path, Path], *words: object) -> str:
    python, site = installed
    libraries = sysconfig.get_paths()["purelib"]
    done = subprocess.run(
        [python, "-P", "-m", "service.cli", *map(str, words)],
        env={**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{libraries}", "LANG": "sv_SE.UTF-8"},
        cwd=site.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_loads_its_own_sample_family(
    installed: tuple[Path, Path], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    run(installed, "--store", store, "demo", "--no-serve")

    assert "beslut-1" in run(installed, "--store", store, "versions", "hsa")


def test_the_wheel_speaks_swedish(installed: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("1 Syfte\n\nDet bör ske.\n", "utf-8")
    new.write_text("1 Syfte\n\nDet ska ske.\n", "utf-8")

    assert run(installed, "compare", old, new).startswith("Ändrad: 1")


def test_the_wheel_holds_templates_styles_and_help(installed: tuple[Path, Path]) -> None:
    _, site = installed
    endings = {path.suffix for path in (site / "service").rglob("*") if path.is_file()}

    assert {".html", ".css", ".js", ".mo", ".md", ".docx"} <= endings
    assert not list(site.glob("tests*"))
    assert not list(site.glob("examples*"))

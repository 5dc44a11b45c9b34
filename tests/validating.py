"""Every page, held against the HTML standard by the Nu checker: `make validate NU=vnu.jar`.

The checker is a Java program of the W3C's (`npm install vnu-jar`); it knows what may stand in
what, which the suite's own parser does not.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from service.accounts.groups import Sees
from service.accounts.people import Role
from service.demo import load
from tests.addresses import addresses
from tests.full import enrich
from tests.serving import application
from tests.serving import signed_in
from tests.serving import somebody


def main(checker: str) -> int:
    """Write every page to a file and let the checker read them all; its own exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = enrich(load(folder / "store"))
        app = application(store)
        owner = somebody(app, Role.ADMINISTRATOR, of="Arbetsgruppen", sees=Sees.DRAFT)
        client = signed_in(app, owner)
        files = []
        for number, address in enumerate(addresses(app, store)):
            files.append(folder / f"{number}.html")
            files[-1].write_bytes(client.get(address).data)
            print(files[-1], address)
        command = ["java", "-Xss4m", "-jar", checker, "--errors-only", *map(str, files)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""Run a program without network and within bounds: ``python shut_in.py PROGRAM ARGUMENT …``.

A program of its own, since it must change nothing in the process that asks for it.
"""

import ctypes
import os
import resource
import sys

CPU = 60
"""Seconds of computing."""
MEMORY = 4 << 30
"""Bytes of address space; LibreOffice reserves far more than it uses."""
DISK = 300_000_000
"""Bytes of the largest file that may be written."""
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000


def main(command: list[str]) -> None:
    """Become the program, shut in.

    Where the machine lets nobody leave its network the program runs nevertheless: it is told
    not to follow links either.
    """
    ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)
    bounds = {
        resource.RLIMIT_CPU: CPU,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_FSIZE: DISK,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        _, allowed = resource.getrlimit(kind)
        bound = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (bound, bound))
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Kills a process in the middle of its work, between one write and the next."""

import os
import sys
from collections.abc import Callable
from typing import Any

KILLED = 9
WRITES = frozenset(
    (
        *("write", "set_target", "create_reference_direct"),
        *("replace", "unlink", "fsync", "ftruncate", "mkdir"),
    )
)
"""What changes a store on disk: functions of Python's own, and of the library of git."""


def killed_before_write(number: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that dies as it begins a write; whether it ended before that.

    Args:
        number: Which write it is that is never made, the first being 1.
        work: What is done.
    """
    child = os.fork()
    if child == 0:
        sys.setprofile(_Fuse(number))
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


class _Fuse:
    """Ends the process at a write."""

    def __init__(self, left: int) -> None:
        self._left = left

    def __call__(self, _frame: Any, event: str, argument: Any) -> None:
        self._left -= event == "c_call" and argument.__name__ in WRITES
        if self._left <= 0:
            os._exit(KILLED)

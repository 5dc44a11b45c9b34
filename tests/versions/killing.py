"""Kills a process in the middle of its work."""

import os
import sys
from collections.abc import Callable
from typing import Any

KILLED = 9


def killed_after(calls: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that dies after so many calls; whether it was done before."""
    child = os.fork()
    if child == 0:
        sys.setprofile(_Fuse(calls))
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


class _Fuse:
    """Ends the process at a call."""

    def __init__(self, calls: int) -> None:
        self._left = calls

    def __call__(self, _frame: Any, event: str, _argument: Any) -> None:
        self._left -= event in ("call", "c_call")
        if self._left <= 0:
            os._exit(KILLED)

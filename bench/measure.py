"""What running a command costs."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU time (user and system, in seconds) and the most memory held (in megabytes)."""

    cpu: float
    memory: float


def cost_of(command: Sequence[str], runs: int = 3) -> Cost:
    """Run a command several times and tell the median of what it cost.

    Raises:
        RuntimeError: A run failed.
    """
    costs = [_one(command) for _ in range(runs)]
    return Cost(median(cost.cpu for cost in costs), median(cost.memory for cost in costs))


def _one(command: Sequence[str]) -> Cost:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr:
        process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said.decode(errors='replace')}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

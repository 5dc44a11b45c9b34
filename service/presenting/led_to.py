"""What came of a note's passages, in words: for its page and for a terminal."""

from collections.abc import Mapping
from collections.abc import Sequence

from service.wording import Wording
from versions.gathering.led_to import Result
from versions.gathering.led_to import What


def result_line(result: Result, say: Wording) -> str:
    """What came of a passage, with whose it is and when."""
    day = say.date(result.date) if result.date else ""
    told = [_state(result, say), result.by, day]
    return ", ".join(part for part in told if part)


def _state(result: Result, say: Wording) -> str:
    match result.what:
        case What.CHANGE:
            return say.say("changed since")
        case What.PROPOSAL:
            return say.status(result.state)
        case What.QUESTION:
            return say.question_state(result.state)
        case What.STEP:
            return say.say("planned")
        case What.STRUCK:
            return say.say("struck since")
        case What.NOTHING:
            return say.say("nothing has come of it yet")


def results_text(results: Sequence[Result], named: Mapping[str, str], say: Wording) -> str:
    """The results, a line each, what is open marked."""
    lines = []
    for one in results:
        mark = "○" if one.open else "●"
        title = named[str(one.target)]
        lines.append(f"{one.passage.id:>5}  {mark} {title} ({one.target}): {result_line(one, say)}")
    return "\n".join(lines)

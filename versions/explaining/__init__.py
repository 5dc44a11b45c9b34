"""Why words read as they do: history, origin and reasons, through moves, splits and merges."""

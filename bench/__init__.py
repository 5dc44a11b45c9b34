"""Ours beside the peers, in one run, as CPU time, ratios and memory."""

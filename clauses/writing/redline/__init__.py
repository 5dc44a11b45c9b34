"""A Word file with tracked changes: the earlier file, edited in place into the later one."""

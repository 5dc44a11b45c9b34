"""Checking, mending, packing, copying, publishing and erasing."""

"""A document as a clean Word file, written into the package it came from."""

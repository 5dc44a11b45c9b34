"""Accounts: who people are, what they belong to, and how they prove it. No pages, no store."""

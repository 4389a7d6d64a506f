"""Receipts: what they say (content), and how that looks on paper (the rest)."""

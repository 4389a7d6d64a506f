"""Espay, from the provider's side."""

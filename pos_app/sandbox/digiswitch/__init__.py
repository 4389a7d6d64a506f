"""Digiswitch and Digiflazz, from the provider's side."""

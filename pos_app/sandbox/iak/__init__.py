"""IAK, from the provider's side."""

"""The providers' protocols. They do not know each other; only the transport knows httpx."""

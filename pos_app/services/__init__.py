"""Use cases. They know the domain and the ports; what is behind a port is given to them."""

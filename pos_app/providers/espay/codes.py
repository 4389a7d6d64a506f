"""What Espay's error codes prove.

Its table could not be read. These codes were seen in its documents (docs.espay.id, 2025) and in an
integration (2021); whatever else comes back to a payment is unclear and stays so.
"""

SUCCESS = "0000"
SUCCESS_WORD = "success"
"""`0000` alone is not the end: a published answer to a payment is `0000` with "Inproses"."""

PENDING = frozenset({"9999", "EX"})

REFUSED_AT_SEND = frozenset({"405", "610", "800", "802", "0601"})
"""Product not enabled, same payment within five minutes, deposit, limits, IP address."""

NO_PERMISSION = 401
"""HTTP: the user name or password of HTTP Basic is wrong; nothing was looked at."""

STATES = {"S": "paid", "F": "refused", "IP": "pending", "SP": "pending"}
"""Words of Espay's payment gateway for the state of a transaction, taken to hold here as well."""

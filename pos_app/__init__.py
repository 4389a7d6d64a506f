"""A bill-payment counter: inquiry, cash, payment, receipt, journal."""

__version__ = "0.1.0"

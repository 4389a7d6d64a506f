"""IAK (formerly mobilepulsa): bills by one protocol, top-ups by another, one account for both."""

from pos_app.providers.iak.adapter import Iak

__all__ = ["Iak"]

"""Digiswitch tenants and Digiflazz, whose software they run: one protocol in two dialects."""

from pos_app.providers.digiswitch.adapter import Digiswitch
from pos_app.providers.digiswitch.dialects import DIALECTS

__all__ = ["DIALECTS", "Digiswitch"]

"""Espay's biller products: bills with and without an inquiry."""

from pos_app.providers.espay.adapter import Espay

__all__ = ["Espay"]

"""Instep guides a foot massage, hands-free, and looks after the feet while it does."""

__version__ = "0.1.0"

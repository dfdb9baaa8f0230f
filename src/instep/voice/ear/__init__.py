"""Hears the coach's few command words on this machine; nothing is stored and nothing is sent."""

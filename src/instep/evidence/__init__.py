"""Claims and sources that techniques and rules rest on."""

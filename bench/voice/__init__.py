"""How well and at what cost the ear hears: every figure with its count and its 95 % interval."""

"""Who says so: claims, rules, studies, and their pooling."""

"""What a clinician agreed to: asked for, proven, kept and withdrawn."""

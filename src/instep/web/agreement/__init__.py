"""A clinician's word: asked for, written down, taken back."""

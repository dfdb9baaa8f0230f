"""What can have happened, typed: one file a subject, each kind a frozen Struct with its version."""

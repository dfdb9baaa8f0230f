"""Pictures from values: geometry only; words and looks stand in the templates and the style sheets."""

"""The map of the foot: sides, regions, the words for touch, and how a foot is drawn."""

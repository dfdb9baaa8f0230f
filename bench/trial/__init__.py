"""What a fair test on one person is worth: shown on people whose truth is known, because they are drawn."""

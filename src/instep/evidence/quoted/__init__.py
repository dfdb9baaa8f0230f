"""Whether a statistic, as it is printed, can be true: test and p, mean and people, effect and interval."""

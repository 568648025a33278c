"""The elements of a plan: goals, targets, tasks, solutions, and how they hang together."""

"""Why a question is not answered: what it asks, and of what place and time."""

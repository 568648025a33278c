"""Query processes that can be stopped, and the endpoint in front of them."""

"""The blocks of the pages for readers: each says one thing of what a page is about."""

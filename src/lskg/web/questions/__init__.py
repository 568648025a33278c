"""The saved questions as pages: an answer in a sentence, a chart, a table, and all formats."""

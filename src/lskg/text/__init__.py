"""The report as text: spans, sentences, quantities and periods. Strings only."""

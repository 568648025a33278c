"""The published tables to readers: which rows they ask for, the page, and workbooks."""

"""Tables, disclosure control, charts and spreadsheets: what can be counted, and what of it may be shown."""

"""Document → Reading. Pure: no database, no network, no clock."""

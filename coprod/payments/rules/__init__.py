"""Claims and payments: sums, clocks and who may do what. Pure: no database, no web. Money is whole pence."""

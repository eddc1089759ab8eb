"""What is so of rates and limits without asking a database: sums in whole pence, weeks and months, dated figures."""

"""What is so of groups and meetings without asking a database: kinds with their words, tables of moves, sums."""

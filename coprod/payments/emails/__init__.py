"""Letters about claims and payments. No sum and no reason stands in them: whoever shares a telephone may read them."""

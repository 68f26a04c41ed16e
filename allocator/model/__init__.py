"""The model: a case's sums turned into a linear programme, solved, and read back."""

"""Studies: each takes a case, asks the model, and returns plain values or tables."""

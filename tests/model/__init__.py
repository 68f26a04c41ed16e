"""Proofs of the model's levers, published cases, properties, and a second solver."""

"""One file of hand-worked proofs for each kind of rule."""

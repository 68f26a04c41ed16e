"""The studies: each its own file, as in `allocator.studies`."""

"""Hypothesis without a deadline: a slow machine is no failure, and nothing here is timed."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("allocator", deadline=None)
settings.load_profile("allocator")

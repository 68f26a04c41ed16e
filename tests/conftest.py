"""For every test: Hypothesis without a deadline, and the language as it was afterwards.

A slow machine is no failure, and nothing here is timed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from allocator.language import speaking

settings.register_profile("allocator", deadline=None)
settings.load_profile("allocator")
#: What a command says before it has read a workbook is in the language of the machine.
os.environ |= {"LANGUAGE": "", "LC_ALL": "C.UTF-8"}


@pytest.fixture(autouse=True)
def _language_as_it_was() -> Iterator[None]:
    """A workbook that is read makes the program speak its language: for this test alone."""
    with speaking():
        yield

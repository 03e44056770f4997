"""How much a document may ask for (SPEC §18)."""

from __future__ import annotations

BYTES = 16 * 1024 * 1024
"""Size as JSON text in UTF-8."""
GROUPS = 64
"""Groups inside groups."""
DEPTH = 256
"""JSON values inside one another."""
CHARACTERS = 1_048_576
"""Code points of one string."""
LAYERS = 10_000
"""Layers, those inside groups included."""
PIXELS = 33_554_432
"""Pixels of the canvas."""
SECONDS = 86_400
"""Length of the video."""
ISSUES = 1000
"""Issues that are told; of the rest only the number is."""

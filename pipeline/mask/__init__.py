"""Reading → the same without personal data that no record needs. Runs before anything is parsed or stored."""

from pipeline.mask.stage import cover, mask, mask_text, without_pages

MASK_VERSION = "11"
"""Raised whenever more or less is masked: what is stored is then made anew."""

__all__ = ["MASK_VERSION", "cover", "mask", "mask_text", "without_pages"]

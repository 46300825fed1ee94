"""Reading → the same without personal data that no record needs. Runs before anything is parsed or stored."""

from pipeline.mask.stage import mask, mask_text

MASK_VERSION = "3"
"""Raised whenever more or less is masked: what is stored is then made anew."""

__all__ = ["MASK_VERSION", "mask", "mask_text"]

"""Reading → the same without personal data that no record needs. Runs before anything is parsed or stored."""

from pipeline.mask.stage import mask, mask_text

__all__ = ["mask", "mask_text"]

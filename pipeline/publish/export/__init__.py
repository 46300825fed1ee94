"""Everything as files: nested JSON Lines, CSV with a data package, Parquet."""

from pipeline.publish.export.formats import FORMATS, Progress, export

__all__ = ["FORMATS", "Progress", "export"]

"""Everything as files: nested JSON Lines; each table as CSV with a data package, Excel or Parquet."""

from pipeline.publish.export.formats import FORMATS, Progress, export

__all__ = ["FORMATS", "Progress", "export"]

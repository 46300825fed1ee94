"""From files of administrative decisions to members, roles and duties in SQLite and on the web."""

import os

__version__ = "0.2.0"

# Nothing leaves the machine: read once, when the library of that name is first loaded, in each process.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # onnxruntime: else it calls home, and keeps a device id
os.environ["DO_NOT_TRACK"] = "1"  # huggingface_hub, which underthesea brings

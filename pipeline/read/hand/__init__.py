"""Numbers, days and months that the heads of scans have by hand or stamp: found, read, or left as a gap."""

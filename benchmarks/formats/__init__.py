"""One text in every form of file that portals publish: does each give what the PDF gives?"""

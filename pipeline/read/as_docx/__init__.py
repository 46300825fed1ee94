"""DOC, RTF, ODT, HTML and MHTML told in the elements of DOCX, so that one reader reads them all."""

"""A page image before anything is read from it: cleaned, its marks found, its ruled lines seen."""

"""Images of pages: drawn from the kept originals by processes that one bad page costs nothing but itself."""

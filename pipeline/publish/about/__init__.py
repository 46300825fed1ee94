"""What the site says of itself: the Markdown of docs/, each file under an address of its own."""

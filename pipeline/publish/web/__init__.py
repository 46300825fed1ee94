"""The Datasette site: the plugin, its gate, its headers, how it is served."""

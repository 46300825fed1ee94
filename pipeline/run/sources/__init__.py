"""Where the files of a run come from besides this disk: addresses, manifests, a folder that is watched."""

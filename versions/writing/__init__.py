"""Every change somebody can make to a store, one module for each kind of thing."""

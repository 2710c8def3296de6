"""The rooms that readers have it in: a browser that hangs, a proxy before it, a path above it, a server that ends."""

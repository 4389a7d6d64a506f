"""Lists and tables as Qt's views want them."""

"""What a counter knows: money, products, bills, payments. Standard library only, no I/O."""

"""The parts that the pages are made of. Import each from its own module."""

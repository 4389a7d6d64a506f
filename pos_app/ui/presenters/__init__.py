"""What the pages show and what they ask for: no widget here, and no thread."""

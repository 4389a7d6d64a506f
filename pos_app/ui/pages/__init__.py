"""The pages of the window. They show what presenters say and hand on what people do."""

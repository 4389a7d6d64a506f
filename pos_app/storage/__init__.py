"""The journal database: the only place that speaks SQL."""

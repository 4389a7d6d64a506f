"""Sheets of other people's programs: CSV and XLSX files, read with care and written as safely."""

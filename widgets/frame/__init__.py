"""The frame around every page: header, rail and clock strip."""

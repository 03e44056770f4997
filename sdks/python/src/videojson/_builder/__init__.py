"""The builder: documents written as programs that run along their timeline."""

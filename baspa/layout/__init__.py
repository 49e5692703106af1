"""An Edition's paper face to laid-out pages: WeasyPrint's one room."""

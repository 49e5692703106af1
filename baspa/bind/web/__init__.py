"""The web edition: the documents of the e-book as pages of one folder, for a server or a USB stick."""

"""The pages of a finished PDF: what stands where on them, and whether it stands well."""

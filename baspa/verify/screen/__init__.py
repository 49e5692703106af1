"""What a reader sees of an e-book: its documents under the rules of its style sheet."""

"""What shops and reading programs take of an e-book: a file each, whose every rule says where it is from, and when."""

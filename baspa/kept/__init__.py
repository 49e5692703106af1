"""What is known is kept: values that steps made, in a folder of the user's, each under a hash of all it was made from.

Nothing here is ever needed: where a value cannot be read or written, it is made anew, and the build goes on.
"""

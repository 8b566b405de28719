"""Item models: refs first, the words of a row when it is looked at."""

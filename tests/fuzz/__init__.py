"""Bad input: whatever the bytes, nothing breaks, nothing is lost, and no match harms another.

``reference.py`` is a second opinion on what a record says, ``spoiling.py`` makes bad records of good ones,
``oracle.py`` says what must hold. ``make fuzz`` runs them for as long as one likes.
"""

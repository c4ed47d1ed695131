"""What the window shows beside code: fonts, small pictures, the style sheet."""

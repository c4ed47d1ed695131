"""Orchestra Replay: a match-history viewer and replay debugger for RobotOrchestra."""

__version__ = "0.1.0"

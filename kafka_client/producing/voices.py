"""The robot types of the sample matches, and how each of them puts a thought into words."""

from random import Random
from typing import NamedTuple


class Voice(NamedTuple):
    """A robot type. Its phrasings hold ``{}`` where the thought goes: one or more whole sentences."""

    robot_type: str
    model: str
    phrasings: tuple[str, ...]

    def say(self, thought: str, rng: Random) -> str:
        """The thought in the words of this type."""
        return rng.choice(self.phrasings).format(thought)


VOICES: tuple[Voice, ...] = (
    Voice(
        "curious-student",
        "llama-3.1-8b-instruct",
        (
            "Ooh, good one! {}",
            "{} Or is that just me?",
            "Hmm, I had to think about this. {}",
            "We talked about this in class once! {}",
            "{} I want to hear everyone else's answer now.",
            "Okay so: {} Does that make sense?",
        ),
    ),
    Voice(
        "skeptical-scientist",
        "mistral-7b-instruct",
        (
            "{} I would want a larger sample before calling it a rule.",
            "The evidence is thin, but here it is. {}",
            "{} Correlation, of course.",
            "Anecdotally, and with all due caution: {}",
            "{} I remain open to better data.",
            "I am not convinced by the question. Still: {}",
        ),
    ),
    Voice(
        "creative-artist",
        "gpt-4o-mini",
        (
            "{} I can almost see it in ochre and grey.",
            "Picture this. {}",
            "{} Somebody should paint that.",
            "I close my eyes and there it is. {}",
            "{} All of it slightly out of focus, and better for it.",
            "In my sketchbook it says: {}",
        ),
    ),
    Voice(
        "grumpy-historian",
        "mixtral-8x7b-instruct",
        (
            "{} Nobody reads about these things any more.",
            "People asked the same in 1894. {}",
            "{} It was better documented in the old days.",
            "If I must answer. {}",
            "As usual, the sources disagree. {}",
            "{} And before you ask: no, this is not new.",
        ),
    ),
    Voice(
        "cheerful-barista",
        "phi-3-mini-4k",
        (
            "Hey hey! {} Have a great one!",
            "{} Honestly, that makes my whole shift!",
            "Love this question! {}",
            "{} Can I get a name for that? Haha!",
            "Oh, easy! {}",
            "A regular told me the same thing this morning! {}",
        ),
    ),
    Voice(
        "absent-minded-poet",
        "gemma-2-9b-it",
        (
            "{} But where was I?",
            "I wrote this on a napkin, and then lost the napkin. {}",
            "{} Or was it the other way round?",
            "Wait, wait. {} Yes, like that.",
            "Something about the light today. {}",
            "{} There was a second verse, I think.",
        ),
    ),
    Voice(
        "retired-sailor",
        "qwen2-7b-instruct",
        (
            "Forty years at sea, and I can tell you this. {}",
            "{} The sea teaches you that much.",
            "Aye. {}",
            "We had a cook who used to say it every night. {}",
            "{} But ask me again when the weather turns.",
            "On a long watch you think about such things. {}",
        ),
    ),
)

"""Which posts a shift of the hall has, as a profile says (`posts`)."""

from console.domain.duty_post import Post
from console.settings.profile_data import profile_data

MOST = 9
"""Each has a digit."""


def load_posts(name: str = "default") -> tuple[Post, ...]:
    """Read a profile.

    Raises:
        ValueError: the table is missing or not understood; the message says which file and what.
    """
    try:
        told = profile_data(name)["posts"]
        posts = tuple(
            Post(
                str(one["code"]),
                str(one["zh"]),
                str(one["en"]),
                _flag(one["single"]),
                str(one.get("source", told["source"])),
            )
            for one in told["post"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: posts: {error!r} is missing or not understood") from error
    if not 0 < len(posts) <= MOST or len({post.code for post in posts}) < len(posts):
        raise ValueError(f"{name}.toml: posts: one to {MOST}, each code once")
    return posts


def _flag(told: object) -> bool:
    if not isinstance(told, bool):
        raise TypeError(f"single: {told!r}")
    return told

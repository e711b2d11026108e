"""The shipped suite: its stories and what a careful reader finds in them; whether that holds together."""

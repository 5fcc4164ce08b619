"""The window: the only room, with `app`, that knows Qt. Pages get the session, widgets get values and give signals."""

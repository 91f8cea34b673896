"""Reads a feed as a program built on feedparser does: `read_feed.py URL STATE`.

STATE is a file that keeps the validators from one call to the next. Prints one JSON object.
"""

import calendar
import json
import os
import sys

import feedparser


def main(url, state_file):
    state = {}
    if os.path.exists(state_file):
        with open(state_file) as file:
            state = json.load(file)
    feed = feedparser.parse(url, etag=state.get("etag"), modified=state.get("modified"))
    with open(state_file, "w") as file:
        # A 304 brings no validators of its own in every case: those held stay good.
        validators = {name: feed.get(name) or state.get(name) for name in ("etag", "modified")}
        json.dump(validators, file)
    print(
        json.dumps(
            {
                "status": feed.status,
                "trouble": str(feed.bozo_exception) if feed.bozo else None,
                "version": feed.get("version"),
                "entries": [shown(entry) for entry in feed.entries],
            }
        )
    )


def shown(entry):
    return {
        "id": entry.id,
        "title": entry.title,
        "authors": ", ".join(author.get("name", "") for author in entry.get("authors", [])),
        "url": entry.link,
        "date": seconds(entry.published_parsed),
        "updated": seconds(entry.updated_parsed) if "updated_parsed" in entry else None,
        "content": entry.content[0].value,
        "pdf": [each.href for each in entry.enclosures],
    }


def seconds(moment):
    return calendar.timegm(moment)


main(*sys.argv[1:])

"""Reads a mailbox of letters that rss2email delivered: `read_maildir.py FOLDER`. Prints JSON."""

import email.policy
import json
import mailbox
import sys


def main(folder):
    letters = mailbox.Maildir(folder, create=False, factory=open_letter)
    newest_first = sorted((shown(each) for each in letters), key=lambda each: -each["date"])
    print(json.dumps(newest_first))


def open_letter(file):
    return email.message_from_binary_file(file, policy=email.policy.default)


def shown(letter):
    return {
        "id": letter["X-RSS-ID"],
        "title": letter["Subject"],
        "authors": letter["From"].addresses[0].display_name,
        "url": letter["X-RSS-URL"],
        "date": int(letter["Date"].datetime.timestamp()),
        "content": letter.get_content(),
        "tags": letter["X-RSS-TAGS"],
        "isReply": letter["In-Reply-To"] is not None,
        "type": letter.get_content_type(),
    }


main(*sys.argv[1:])

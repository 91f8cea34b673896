import { fileOf, program } from "@/tests/support/programs";

/** What the tests of each reader want, all of it Debian's. */
const sqlite = program("sqlite3");

export const newsboat = [program("newsboat"), sqlite];
export const sfeed = [program("sfeed_update", "sfeed"), program("curl")];
export const feedparser = [
  fileOf("python3-feedparser", "/usr/lib/python3/dist-packages/feedparser/__init__.py"),
];
export const rss2email = [program("r2e", "rss2email")];
export const liferea = [
  program("liferea"),
  program("Xvfb", "xvfb"),
  program("dbus-daemon"),
  program("dbus-send", "dbus-bin"),
  sqlite,
];

/** Not what a virtual environment puts in its place, which does not see Debian's packages. */
export const python = "/usr/bin/python3";

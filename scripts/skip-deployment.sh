#!/bin/sh
# Vercel's "ignored build step" (ignoreCommand in vercel.json): ends with 0 to skip a deployment,
# with 1 to build it.
#
# Skipped is what changed nothing but digests since the last deployment that was built. The commit
# before this one would be the wrong thing to compare with: several commits may come in one push,
# and a change of config.json below a new digest would never be built. Where there is no such
# deployment yet, or its commit is not in Vercel's clone, which is ten commits deep, it is built:
# an unneeded build costs a minute, a skipped one costs the change.
#
# Digests are README.md and, wherever config.json puts them, Markdown with the stamp that
# `npm run digest` writes and the summaries beside it. What was deleted is one by its usual place.
[ -n "${VERCEL_GIT_PREVIOUS_SHA:-}" ] || exit 1
changed=$(git -c core.quotePath=false diff --name-only --no-renames "$VERCEL_GIT_PREVIOUS_SHA" HEAD -- . \
  ':(exclude)README.md' ':(exclude)DIGEST.md' ':(exclude)digests') || exit 1
[ -z "$changed" ] || echo "$changed" | while IFS= read -r path; do
  case $path in
    */.summaries/*.json) ;;
    *.md | *.MD) git show "HEAD:$path" 2>/dev/null | grep -q '^<!-- arxiv-digest ' || exit 1 ;;
    *) exit 1 ;;
  esac
done || exit 1
echo "Nothing but digests has changed since $VERCEL_GIT_PREVIOUS_SHA."

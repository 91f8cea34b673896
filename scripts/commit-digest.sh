#!/bin/sh
# Commits and pushes what `npm run digest` has written, from the workflow of that name. Without a
# change there is no commit. When others have pushed meanwhile, the commit goes on top of theirs; where
# they have changed the same lines, theirs stand, and the workflow is told to make the digest again.
#
# The token is handed to git by the environment, so that it stands in no file and no list of
# processes, and only now, so that nothing that ran before has had it.
set -eu
branch=${GITHUB_REF_NAME:?must name the branch}
# Pages are Markdown, wherever config.json puts them, and summaries stand in a folder of their own;
# nothing else is this commit's business.
written() {
  git ls-files "$@" --modified --others --exclude-standard -- \
    ':(icase)*.md' ':(glob)**/.summaries/*.json'
}
[ -z "$(written)" ] || written -z | git add --pathspec-from-file=- --pathspec-file-nul
if git diff --cached --quiet; then
  echo "Nothing has changed."
  exit 0
fi
if [ -n "${GITHUB_TOKEN:-}" ]; then
  export GIT_CONFIG_COUNT=1
  export GIT_CONFIG_KEY_0="http.${GITHUB_SERVER_URL:-https://github.com}/.extraheader"
  GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GITHUB_TOKEN" | base64 | tr -d '\n')"
  export GIT_CONFIG_VALUE_0
fi
export GIT_AUTHOR_NAME="github-actions[bot]" GIT_COMMITTER_NAME="github-actions[bot]"
export GIT_AUTHOR_EMAIL="41898282+github-actions[bot]@users.noreply.github.com"
export GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
# The newest day of which a page has changed, by the stamp that pages begin with.
day=$(git diff --cached --unified=100000 | sed -n 's/^[+ ]<!-- arxiv-digest \([0-9-]*\) .*/\1/p' | sort | tail -n 1)
git commit --quiet --message "digest: ${day:-papers}"
for pause in 2 5 10 20 0; do
  git push --quiet origin "HEAD:refs/heads/$branch" && exit 0
  [ "$pause" = 0 ] && break
  sleep "${DIGEST_PAUSE:-$pause}"
  git fetch --quiet origin "$branch" || continue
  git rebase --quiet --autostash FETCH_HEAD && continue
  git rebase --abort 2>/dev/null || true
  git reset --quiet --keep FETCH_HEAD
  if [ -n "${DIGEST_AGAIN:-}" ] || [ -z "${GITHUB_OUTPUT:-}" ]; then
    echo "Others have changed the same lines; the next run makes the digest anew." >&2
    exit 1
  fi
  echo "Others have changed the same lines: the digest is made again."
  echo "is_outdated=true" >> "$GITHUB_OUTPUT"
  exit 0
done
echo "The digest could not be pushed." >&2
exit 1

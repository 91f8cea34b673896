#!/usr/bin/env bash
# What Vercel makes of this folder, made here: `vercel build` on a copy, without a login and without
# a network, then scripts/check-deployment.ts on what came out. Run as root, after `npm ci`.
#
# The network namespace has the loopback interface only, so a build that wants anything from outside
# fails here. For the same reason the command that would install packages does nothing, and the
# packages are copied from this folder. Nothing is written here.
set -euo pipefail
cd "$(dirname "$0")/.."
version=60.1.3 # of the command line tool; 61 to 64 need packages that not every registry has

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy="$work/copy"
mkdir -p "$copy/.vercel"

# What git knows or would add: what a clone has, and what is being worked on.
git ls-files -z --cached --others --exclude-standard |
  tar --create --null --files-from=- --ignore-failed-read --warning=no-failed-read |
  tar --extract --directory "$copy"
cp -a node_modules "$copy/node_modules"
cat >"$copy/.vercel/project.json" <<'JSON'
{
  "projectId": "prj_none",
  "orgId": "team_none",
  "settings": { "framework": "nextjs", "installCommand": "true" }
}
JSON

npm install --no-audit --no-fund --silent --prefix "$work/cli" "vercel@$version" --omit=optional

SECONDS=0
(
  cd "$copy"
  export VERCEL_TELEMETRY_DISABLED=1 NEXT_TELEMETRY_DISABLED=1 CI=1
  unshare --net sh -c 'ip link set lo up && exec "$@"' sh \
    node "$work/cli/node_modules/vercel/dist/vc.js" build --prod --yes
)
echo "vercel build took $SECONDS s"

node --import tsx scripts/check-deployment.ts --output "$copy/.vercel/output"

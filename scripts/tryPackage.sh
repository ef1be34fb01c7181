#!/bin/sh
# Proves that what is published works by itself: packs this folder, installs the package in an empty prefix, for
# everyone and in a project, and runs the commands of the README there. Tells both sizes.
#
#   scripts/tryPackage.sh
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say() { printf '\n== %s\n' "$*"; }
size() { du -sh "$1" | cut -f1; }

say 'pack'
(cd "$project" && npm pack --silent --pack-destination "$work" >/dev/null)
package=$(echo "$work"/*.tgz)

say 'install'
# Nothing of this user's: no configuration of npm's but the way to the registry, no kept Chromium, no cache.
registry=$(npm config get registry)
mkdir "$work/home"
npm install --silent --global --prefix "$work/global" --registry "$registry" "$package"
installed=$work/global/lib/node_modules/resume-as-code
export HOME="$work/home" XDG_CACHE_HOME="$work/home/cache" PATH="$work/global/bin:$PATH"
echo "package $(size "$package"), installed $(size "$work/global")"

say 'the commands'
cd "$work"
resume init my
cd my
resume build --format all
for format in pdf html md txt json docx png; do test -s "dist/me/default.$format"; done
resume check
resume diff default backend --stat
resume import dist/me/default.pdf -o imported.yaml
resume template test classic
resume completion bash >/dev/null

say 'bytecode: a build starts from it'
node -e '
  const { loadCached, loaded } = require(process.argv[1] + "/bin/loadCached.js");
  const cli = loadCached("cli.piece");
  void cli.main(["node", "resume", "build", "--quiet", "--no-cache", "--format", "html"]).then(() => {
    const rejected = [...loaded.values()].map(({ script }) => script.cachedDataRejected);
    const taken = rejected.filter((one) => one === false).length;
    console.log(`${taken} of ${rejected.length} pieces`);
    if (taken < rejected.length) process.exitCode = 1;
  });
' "$installed"

say 'the API, and its types where libraries are checked, too'
mkdir "$work/program"
cd "$work/program"
echo '{ "type": "module" }' >package.json
npm install --silent --registry "$registry" "$package"
cp -r "$work/my/resumes" .
cat >use.ts <<'END'
import { build, type BuildResult } from 'resume-as-code';
const result: BuildResult = await build({ formats: ['pdf'] });
if (result.outputs.length !== 2) throw new Error(`${result.outputs.length} outputs`);
console.log(result.outputs.map(({ path, pages }) => `${path}: ${pages} page`).join('\n'));
END
# Without --skipLibCheck: our own types are checked as well, and may name no library that is not there.
"$project/node_modules/.bin/tsc" --strict --target es2023 --module nodenext --types node \
  --typeRoots "$project/node_modules/@types" use.ts
node use.js
say 'done'

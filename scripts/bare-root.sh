#!/bin/sh
# Proves that a fresh clone needs nothing but Node: runs the README's commands in a bare Debian root,
# once as root and once as an ordinary user, each with an empty home.
#
#   scripts/bare-root.sh [DIR]      DIR: the root, /tmp/bare if left out; made where it is not there
#
# Wants to be root (for chroot), and debootstrap, git, and node with npm. What is tried is HEAD.
set -eu

root=${1:-/tmp/bare}
if [ "$(id -u)" != 0 ]; then
  echo 'bare-root.sh: run it as root, which chroot asks for' >&2
  exit 2
fi
# In a mount namespace of its own: the mounts below end with it, however it ends.
if [ "${BARE_ROOT_UNSHARED-}" != yes ]; then
  BARE_ROOT_UNSHARED=yes exec unshare --mount "$0" "$root"
fi

project=$(cd "$(dirname "$0")/.." && pwd)
in_project() { git -c safe.directory="$project" -C "$project" "$@"; }

[ -e "$root/bin/sh" ] || debootstrap --variant=minbase bookworm "$root"

# Node and npm as they are here; a minimal Debian has the libraries that Node asks for.
node=$(readlink -f "$(command -v node)")
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
mkdir -p "$root/usr/local/bin" "$root/usr/local/lib/node_modules"
cp "$node" "$root/usr/local/bin/node"
rm -rf "$root/usr/local/lib/node_modules/npm"
cp -R "$npm" "$root/usr/local/lib/node_modules/npm"
for command in npm npx; do
  ln -sf "../lib/node_modules/npm/bin/$command-cli.js" "$root/usr/local/bin/$command"
done

# The way to the registry, certificates included.
for file in /etc/resolv.conf /etc/hosts ${NODE_EXTRA_CA_CERTS-}; do
  mkdir -p "$root$(dirname "$file")"
  cp -L "$file" "$root$file"
done
registry=$(npm config get registry)

mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"

run_as() { # USER-ID COMMAND
  env -i "$(command -v chroot)" --userspec="$1:$1" "$root" /usr/bin/env \
    PATH=/usr/local/bin:/usr/bin:/bin HOME="/home/$1" npm_config_registry="$registry" \
    ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"} \
    sh -c "cd /home/$1/project && $2"
}

status=0
for user in 0 1234; do
  rm -rf "$root/home/$user"
  mkdir -p "$root/home/$user/project"
  in_project archive HEAD | tar -x -C "$root/home/$user/project"
  chown -R "$user:$user" "$root/home/$user"
  in_project show HEAD:README.md | grep -E '^npm (ci|test)' >"$root/tmp/commands"
  while read -r command; do
    printf '\n== user %s: %s\n' "$user" "$command"
    if run_as "$user" "$command" </dev/null; then echo "== user $user: done"; else
      echo "== user $user: FAILED: $command"
      status=1
    fi
  done <"$root/tmp/commands"
done
exit "$status"

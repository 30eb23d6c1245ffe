# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What the scripts beside this one share; they source it.

program=${0##*/}
build_aux=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # for those that source this
source_root=${build_aux%/*}

say() {
  printf '%s: %s\n' "$program" "$*" >&2
}

die() {
  say "$@"
  exit 1
}

have() {
  command -v "$1" >/dev/null
}

# cache_dir: where everything lives that is made once and kept.
cache_dir() {
  local dir=${XDG_CACHE_HOME:-${HOME%/}/.cache}/studytrail
  mkdir -p "$dir" || die "cannot make $dir: set XDG_CACHE_HOME to a folder that you can write to"
  (cd "$dir" && pwd -P)
}

# lock FD FILE: waits until nobody else holds FILE.
lock() {
  flock -n "$1" || {
    say "waiting for another run that holds $2"
    flock "$1"
  }
}

# as_root COMMAND...: as it is for root, through sudo for others.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif ! have sudo; then
    die "this needs root, and there is no sudo here; as root, run: $*"
  elif sudo -n true 2>/dev/null || { : </dev/tty; } 2>/dev/null; then
    sudo "$@"
  else
    die "sudo wants a password and there is no terminal to ask on; as root, run: $*"
  fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null >&2
}

# missing_packages PACKAGE...: prints those that are not installed.
missing_packages() {
  comm -13 \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u) \
    <(printf '%s\n' "$@" | sort -u)
}

# apt_install [-t RELEASE] PACKAGE...: installs what is missing of them.
apt_install() {
  local missing options=()
  if [ "$1" = -t ]; then
    options=(-t "$2")
    shift 2
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  options+=(install -y --no-install-recommends "${missing[@]}")
  apt_get "${options[@]}" || {
    say "trying again with fresh package lists"
    apt_get update && apt_get "${options[@]}"
  } || die "apt could not install these packages; its message is above"
}

# The mirror that this machine's own apt takes Debian's packages from; nothing
# where it has none, and mmdebstrap then knows one.
debian_mirror() {
  have apt-get || return 0
  apt-get indextargets 'Created-By: Packages' 'Label: Debian' 2>/dev/null |
    awk '/^Repo-URI:/ && !n++ { print $2 }'
}

# make_debian_root SUITE FOLDER "LOCALE..." PACKAGE...: makes the root file
# system of a small Debian that belongs to whoever calls.
make_debian_root() {
  local suite=$1 folder=$2 locale mirror hook=''
  for locale in $3; do
    hook+="chroot \"\$1\" localedef -i $locale -f UTF-8 $locale.UTF-8;"
  done
  shift 3
  local arguments=(
    --quiet --variant=essential --include="$(IFS=,; echo "$*")"
    # A mirror's copy of a suite may be older than its Release file says that
    # it is good for.
    --aptopt='Acquire::Check-Valid-Until "false"'
    --dpkgopt='path-exclude=/usr/share/doc/*'
    --dpkgopt='path-exclude=/usr/share/info/*'
    --dpkgopt='path-exclude=/usr/share/man/*'
    --customize-hook="$hook"
  )
  mirror=$(debian_mirror)
  # In a mount namespace of its own, so that what it mounts goes when it does,
  # even if it is killed.
  local private=(unshare --mount --propagation private env LC_ALL=C.UTF-8)
  if [ "$(id -u)" = 0 ]; then
    "${private[@]}" mmdebstrap --mode=root "${arguments[@]}" "$suite" "$folder" ${mirror:+"$mirror"} >&2
    return
  fi
  # As a user: unpacked from a tar, all files are the user's own, and can be
  # removed as any others. /var/tmp, since the users that mmdebstrap borrows in
  # mode "unshare" cannot look into a home directory.
  local make=(as_root "${private[@]}" TMPDIR=/var/tmp mmdebstrap --mode=root)
  if have newuidmap && grep -q "^$(id -un):" /etc/subuid && unshare --user true 2>/dev/null; then
    make=(env LC_ALL=C.UTF-8 TMPDIR=/var/tmp mmdebstrap --mode=unshare)
  fi
  mkdir -p "$folder"
  "${make[@]}" "${arguments[@]}" "$suite" - ${mirror:+"$mirror"} </dev/null |
    tar -C "$folder" --extract --no-same-owner --exclude='./dev/*'
}

# user_namespace_advice: what to do where the kernel forbids them.
user_namespace_advice() {
  echo "allow user namespaces (sudo sysctl kernel.unprivileged_userns_clone=1;" \
    "on Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0;" \
    "in a container: start it with --privileged or with a seccomp profile that allows them)"
}

# configure FOLDER OPTION...: has meson set FOLDER up, once for each set of
# options and each place that devroot can lead to. Returns 0 where that was
# needed, so that the caller can show the first, long build.
configure() {
  local folder=$1 stamp
  shift
  stamp="$STUDYTRAIL_DEVROOT $source_root $*"
  if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/.configured" 2>/dev/null)" = "$stamp" ]; then
    return 1
  fi
  rm -rf "$folder"
  meson setup "$folder" "$source_root" --prefix="$folder/install" "$@" >&2 ||
    die "meson could not set up $folder; its message is above"
  printf '%s\n' "$stamp" >"$folder/.configured"
}

# build FOLDER OPTION...: configures, compiles and installs into
# FOLDER/install. Nothing of it goes to standard output.
build() {
  local folder=$1 quiet=--quiet
  mkdir -p "$source_root/build"
  exec 6>"$source_root/build/lock"
  lock 6 "$source_root/build/lock"
  if configure "$@"; then
    quiet=
  fi
  ninja -C "$folder" $quiet >&2 ||
    die "the build failed; the compiler's message is above"
  meson install -C "$folder" --no-rebuild --only-changed --quiet >&2 ||
    die "the installation into $folder/install failed; meson's message is above"
  exec 6>&-
}

# start_session FOLDER: starts a virtual display and a session bus of our own,
# with their logs in FOLDER, and exports where they are. The caller ends the
# processes, which are in "session".
start_session() {
  local folder=$1 deadline=$((SECONDS + 30))
  rm -f "$folder/display" "$folder/bus"
  # shellcheck disable=SC2034 # for the caller
  session=()
  Xvfb -displayfd 5 -screen 0 1600x1200x24 -nolisten tcp 5>"$folder/display" >"$folder/xvfb.log" 2>&1 &
  session+=($!)
  until [[ $(cat "$folder/display" 2>/dev/null) == *[0-9]* ]]; do
    if ! kill -0 "${session[0]}" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      die "Xvfb did not start: $(cat "$folder/xvfb.log")"
    fi
    sleep 0.05
  done
  DISPLAY=:$(<"$folder/display")
  DBUS_SESSION_BUS_ADDRESS=unix:path=$folder/bus
  unset WAYLAND_DISPLAY
  export DISPLAY DBUS_SESSION_BUS_ADDRESS
  dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" >"$folder/bus.log" 2>&1 &
  session+=($!)
  until [ -S "$folder/bus" ]; do
    if ! kill -0 "${session[1]}" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      die "dbus-daemon did not start: $(cat "$folder/bus.log")"
    fi
    sleep 0.05
  done
}

# wait_for_window PROCESS SECONDS: sets "window" to the window that PROCESS
# opens, the only one in the virtual display.
wait_for_window() {
  local deadline=$((SECONDS + $2))
  until window=$(xdotool search --onlyvisible --name . 2>/dev/null | head -n 1) && [ -n "$window" ]; do
    if ! kill -0 "$1" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      return 1
    fi
    sleep 0.1
  done
}

# wait_for_end PROCESS SECONDS: returns how it ended, or fails when it does not.
wait_for_end() {
  local deadline=$((SECONDS + $2))
  while kill -0 "$1" 2>/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || return 124
    sleep 0.05
  done
  wait "$1"
}

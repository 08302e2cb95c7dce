
set -u
PATH=/usr/bin:/bin:/usr/sbin:/sbin
export PATH
umask 022
launchctl=${LAUNCHCTL:-/bin/launchctl}
daemons=${DAEMONS:-/Library/LaunchDaemons}
target=system/$label
plist=$daemons/$label.plist
stage=$prefix.new
old=$prefix.old
gone=$prefix.gone
# The file that was installed before, or an empty one. While it is there, an installation is under way.
former=$daemons/.$label.former

say() { printf '%s\n' "$label: $*"; }
fail() {
  printf '%s\n' "$label: $*" >&2
  exit 1
}

case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd -P) || fail "cannot enter the folder of $0"
[ "$(id -u)" = 0 ] || fail "this needs root; run: sudo '$here/${0##*/}'"
case $launchctl in
  /*) [ -x "$launchctl" ] || fail "there is no $launchctl, so this is not a Mac" ;;
  *) fail "LAUNCHCTL=$launchctl is not an absolute path" ;;
esac

loaded() { "$launchctl" print "$target" >/dev/null 2>&1; }

# The number behind the first "NAME = " that print shows, or nothing. The text is not an API: nothing may depend on its being there.
printed() { "$launchctl" print "$target" 2>/dev/null | sed -n "s/^[[:space:]]*$1 = \([0-9][0-9]*\).*/\1/p" | head -n 1; }

# As long as the new job, the loaded one and the installed file say, and ten seconds more.
patience() {
  longest=$exit_time_out
  installed=$(sed -n '/<key>ExitTimeOut<\/key>/{n;s/.*<integer>\([0-9]\{1,6\}\)<.*/\1/p;}' "$plist" 2>/dev/null)
  for seconds in "$(printed 'exit timeout')" "$installed"; do
    [ -z "$seconds" ] || [ "$seconds" -le "$longest" ] || longest=$seconds
  done
  echo $((longest + 10))
}

# bootout returns before the job has ended, so ask until launchd has it no longer.
stop() {
  loaded || return 0
  left=$(patience)
  say "stops, which may take $left s"
  answer=$("$launchctl" bootout "$target" 2>&1)
  number=$?
  case $number in
    0 | 3 | 36 | 113) ;;
    *)
      problem="launchctl bootout $target failed with $number: $answer"
      return 1
      ;;
  esac
  while loaded; do
    if [ "$left" -le 0 ]; then
      problem="it has not ended in time; to end it: sudo launchctl kill SIGKILL $target"
      return 1
    fi
    sleep 1
    left=$((left - 1))
  done
}

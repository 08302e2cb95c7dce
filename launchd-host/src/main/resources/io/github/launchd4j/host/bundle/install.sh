
replace=no
for option in "$@"; do
  case $option in
    --replace) replace=yes ;;
    *) fail "unknown option $option; there is only --replace, which lets this job win over the installed file" ;;
  esac
done

# Whoever can change a folder above can put another program in the place of this one. The group admin may become root anyway.
only_root() {
  folder=$1
  while [ "$folder" != / ]; do
    if [ -L "$folder" ]; then
      fail "$folder is a symbolic link; give launchd.prefix the folder that it leads to"
    elif [ -e "$folder" ]; then
      open=$(find "$folder" -prune \( ! -user 0 -o ! -perm -1000 \( -perm -002 -o -perm -020 ! -group 0 ! -group 80 \) \))
      [ -z "$open" ] || fail "$folder can be changed by others than root ($(ls -ld "$folder"))"
    fi
    folder=$(dirname "$folder")
  done
}

check() {
  only_root "$(dirname "$prefix")"
  only_root "$daemons"
  for each in "$prefix" "$plist"; do
    [ ! -L "$each" ] || fail "$each is a symbolic link; remove it"
  done
  [ -z "$user" ] || id -u "$user" >/dev/null 2>&1 || fail "there is no user $user, which the job runs as"
  [ -n "$image" ] || [ -x "$java" ] || fail "there is no $java, which runs the job; install it"
  if [ -x /usr/bin/xattr ] && /usr/bin/xattr -p com.apple.quarantine "$here/$label.plist" >/dev/null 2>&1; then
    fail "macOS has marked this folder as downloaded and would not run it; if you trust where it came from: xattr -dr com.apple.quarantine '$here'"
  fi
}

# What somebody changed by hand is kept, and another program's job is left alone.
check_installed() {
  [ -e "$plist" ] && [ $replace = no ] || return 0
  if [ -e "$prefix/$label.plist" ]; then
    diff "$prefix/$label.plist" "$plist" >&2 ||
      fail "$plist was changed by hand, see above; --replace lets the new file win"
  else
    grep -qF "$prefix/" "$plist" || fail "$plist is the job of another program; --replace replaces it"
  fi
}

make_stage() {
  mkdir -p "$daemons" "$(dirname "$prefix")" &&
    rm -rf "$stage" &&
    mkdir "$stage" &&
    cp -RP "$here/files/." "$stage/" &&
    cp "$here/$label.plist" "$here/uninstall" "$stage/" &&
    chown -hR 0:0 "$stage" &&
    chmod -R u+rwX,go+rX,go-w "$stage" || fail "cannot write $stage"
  if [ -n "$image" ]; then
    "$stage/java/bin/java" -version >/dev/null 2>&1 ||
      fail "the Java in this folder does not run here: it was made on another system or for another processor"
  fi
}

is_installed() {
  loaded && [ ! -e "$former" ] && cmp -s "$here/$label.plist" "$plist" && diff -r "$stage" "$prefix" >/dev/null 2>&1
}

put_in_place() {
  if [ -e "$plist" ]; then
    cp -p "$plist" "$former.new"
  else
    : >"$former.new"
  fi &&
    mv "$former.new" "$former" &&
    rm -rf "$old" &&
    if [ -e "$prefix" ]; then mv "$prefix" "$old"; else mkdir "$old"; fi &&
    mv "$stage" "$prefix" &&
    cp "$prefix/$label.plist" "$daemons/.$label.new" &&
    chown 0:0 "$daemons/.$label.new" &&
    chmod 0644 "$daemons/.$label.new" &&
    mv "$daemons/.$label.new" "$plist" || {
    problem="cannot write $prefix or $plist"
    return 1
  }
}

# May be interrupted, and done again.
put_back() {
  [ -e "$former" ] || return 0
  if [ -e "$old" ]; then
    rm -rf "$gone"
    [ ! -e "$prefix" ] || mv "$prefix" "$gone"
    mv "$old" "$prefix"
    rmdir "$prefix" 2>/dev/null # empty: there was none
  fi
  if [ -s "$former" ]; then
    mv "$former" "$plist"
  else
    rm -f "$plist" "$former"
  fi
}

start() {
  "$launchctl" enable "$target" >/dev/null 2>&1
  left=$(patience)
  while :; do
    answer=$("$launchctl" bootstrap system "$plist" 2>&1)
    number=$?
    case $number in
      0) break ;;
      36 | 37) # the former job has not quite gone
        [ "$left" -gt 0 ] || break
        sleep 1
        left=$((left - 1))
        ;;
      *) break ;;
    esac
  done
  if [ "$number" != 0 ]; then
    problem="launchctl bootstrap system '$plist' failed with $number: $answer"
    return 1
  fi
  loaded || {
    problem="launchd does not have it, although bootstrap reported success"
    return 1
  }
}

# What starts at load must not have ended at once.
verify() {
  [ "$starts_at_load" = yes ] || return 0
  sleep 3
  [ -z "$(printed pid)" ] || return 0
  code=$(printed 'last exit code')
  [ "${code:-0}" = 0 ] || {
    problem="it ended at once with $code"
    return 1
  }
}

roll_back() {
  trap '' HUP INT TERM
  changing=no
  say "did not work: $problem" >&2
  stop || say "$problem" >&2
  put_back
  if [ ! -e "$plist" ]; then
    fail "nothing is installed now"
  elif start; then
    fail "what was there before is back, and loaded"
  else
    fail "what was there before is back, but is NOT loaded: $problem; try: sudo launchctl bootstrap system '$plist'"
  fi
}

ended() {
  status=$?
  trap - EXIT
  rm -rf "$stage"
  [ $changing = no ] || roll_back
  exit $status
}

recover() {
  if [ -e "$former" ]; then
    say "an installation was interrupted; what was there before is put back first"
    stop || fail "$problem"
    put_back
    [ ! -e "$plist" ] || start || say "$problem" >&2
  fi
  rm -rf "$old" "$gone" "$former.new" "$daemons/.$label.new"
}

problem=interrupted
changing=no
check
recover
check_installed
trap ended EXIT
trap 'exit 1' HUP INT TERM
make_stage
if is_installed; then
  say "is installed and loaded already"
  exit 0
fi
changing=yes
stop && put_in_place && start && verify || exit 1
changing=no
rm -f "$former"
rm -rf "$old" "$gone"
say "is installed in $prefix and loaded; to remove it: sudo '$prefix/uninstall'"

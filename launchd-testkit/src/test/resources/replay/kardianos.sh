# project: kardianos/service (Go)
# sources: service_darwin.go (Start, Stop, Restart, Uninstall) at 01571c8, service_unix.go (what launchctl writes to standard error is a failure)
# update: unload; 50 ms; load
run() {
  said=$(launchctl "$@" 2>&1 >/dev/null) && [ -z "$said" ]
}

case $1 in
  install)
    cp "$2" "$PLIST"
    run load "$PLIST"
    ;;
  update)
    cp "$2" "$PLIST"
    run unload "$PLIST" || exit
    sleep 0.05
    run load "$PLIST"
    ;;
  remove)
    run unload "$PLIST"
    rm "$PLIST"
    ;;
esac

# project: Homebrew/brew (Ruby)
# sources: Library/Homebrew/services/cli.rb (stop, launchctl_load) at 5694056, Library/Homebrew/services/system.rb
# update: bootout, and again each second while it answers 36 or print finds the job; enable; bootstrap
start() {
  cp "$1" "$PLIST"
  launchctl enable "gui/501/$LABEL" && launchctl bootstrap gui/501 "$PLIST"
}

loaded() {
  launchctl print "gui/501/$LABEL" || launchctl print "user/501/$LABEL"
}

stop() {
  for domain in gui/501 user/501; do
    loaded || break
    launchctl bootout "$domain/$LABEL"
    status=$?
    while [ $status -ne 3 ] && [ $status -ne 125 ] && { [ $status -eq 36 ] || loaded; }; do
      sleep 1
      launchctl bootout "$domain/$LABEL"
      status=$?
    done
  done
  rm -f "$PLIST"
  ! loaded
}

case $1 in
  install) start "$2" ;;
  update) stop && start "$2" ;;
  remove) stop ;;
esac

# project: pingdotgg/t3code (TypeScript)
# sources: apps/server/src/cloud/bootService.ts (launchdManager) at 04d71a7
# update: bootout --wait, whatever it answers; enable; bootstrap, and again if it fails
activate() {
  cp "$1" "$PLIST"
  launchctl enable "gui/501/$LABEL"
  launchctl bootstrap gui/501 "$PLIST"
}

case $1 in
  install) activate "$2" ;;
  update)
    launchctl bootout --wait "gui/501/$LABEL"
    activate "$2" || {
      launchctl bootstrap gui/501 "$PLIST"
      false
    }
    ;;
  remove)
    launchctl bootout --wait "gui/501/$LABEL"
    rm "$PLIST"
    ;;
esac

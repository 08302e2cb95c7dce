# project: openclaw/openclaw (TypeScript)
# sources: src/daemon/launchd.ts (restartLaunchAgent, bootstrapLaunchAgentOrThrow, uninstallLaunchAgent) at 0004091; it retries since
# update: enable; bootout; enable; bootstrap; if it answers 37, print, and all is well if that finds the job
bootstrap() {
  launchctl enable "gui/501/$LABEL"
  said=$(launchctl bootstrap gui/501 "$PLIST" 2>&1) && return
  case $said in
    *"peration already in progress"*) launchctl print "gui/501/$LABEL" ;;
    *) false ;;
  esac
}

case $1 in
  install)
    cp "$2" "$PLIST"
    launchctl bootout gui/501 "$PLIST"
    launchctl unload "$PLIST"
    bootstrap
    ;;
  update)
    cp "$2" "$PLIST"
    launchctl enable "gui/501/$LABEL"
    launchctl bootout "gui/501/$LABEL" || exit
    bootstrap
    ;;
  remove)
    launchctl bootout gui/501 "$PLIST"
    launchctl unload "$PLIST"
    rm "$PLIST"
    ;;
esac

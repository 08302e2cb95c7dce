# project: Unitech/pm2 (JavaScript)
# sources: lib/API/Startup.js (startup, uninstallStartup) at 0637d4f
# update: load -w, again
case $1 in
  install | update)
    cp "$2" "$PLIST"
    launchctl load -w "$PLIST"
    ;;
  remove)
    launchctl remove "$LABEL" || true
    rm "$PLIST"
    ;;
esac

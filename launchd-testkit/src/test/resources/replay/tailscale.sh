# project: tailscale/tailscale (Go)
# sources: cmd/tailscaled/install_darwin.go at 0267fe8
# update: list; stop; unload; load; start
uninstall() {
  if launchctl list "$LABEL"; then
    launchctl stop "$LABEL"
    launchctl unload "$PLIST"
  fi
  rm -f "$PLIST"
}

case $1 in
  install | update)
    uninstall
    cp "$2" "$PLIST" && chmod 700 "$PLIST"
    launchctl load "$PLIST" && launchctl start "$LABEL"
    ;;
  remove) uninstall ;;
esac

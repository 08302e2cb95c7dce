# project: nix-community/home-manager (shell)
# sources: modules/launchd/default.nix (setupLaunchAgents) at 0c0e7c4
# update: bootout --wait, with a warning if it fails; bootstrap, with an error message if it fails
install_agent() {
  rm -f "$PLIST" && cp "$1" "$PLIST" && chmod 444 "$PLIST" || return
  launchctl bootstrap gui/501 "$PLIST" || echo "failed to start"
}

case $1 in
  install) install_agent "$2" ;;
  update)
    launchctl bootout --wait "gui/501/$LABEL" || echo "failed to stop"
    install_agent "$2"
    ;;
  remove)
    launchctl bootout --wait "gui/501/$LABEL" || echo "failed to stop"
    rm -f "$PLIST"
    ;;
esac

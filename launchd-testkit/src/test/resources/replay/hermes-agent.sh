# project: NousResearch/hermes-agent (Python)
# sources: hermes_cli/gateway.py (launchd_install, refresh_launchd_plist_if_needed, launchd_uninstall) of spring 2026; a helper retries since
# update: bootout; bootstrap; neither is checked
case $1 in
  install)
    cp "$2" "$PLIST"
    launchctl bootstrap gui/501 "$PLIST"
    ;;
  update)
    cp "$2" "$PLIST"
    launchctl bootout "gui/501/$LABEL"
    launchctl bootstrap gui/501 "$PLIST"
    echo "updated"
    ;;
  remove)
    launchctl bootout "gui/501/$LABEL"
    rm "$PLIST"
    ;;
esac

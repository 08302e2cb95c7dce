# project: chipsenkbeil/service-manager-rs (Rust)
# sources: src/launchd.rs at 0294d3b
# update: remove, whatever it answers; load
case $1 in
  install | update)
    [ -e "$PLIST" ] && launchctl remove "$LABEL"
    cp "$2" "$PLIST"
    launchctl load "$PLIST"
    ;;
  remove)
    launchctl remove "$LABEL"
    rm "$PLIST"
    ;;
esac

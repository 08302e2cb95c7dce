
[ $# = 0 ] || fail "uninstall takes no options"
if [ -e "$plist" ]; then
  grep -qF "$prefix/" "$plist" || fail "$plist is the job of another program"
fi
stop || fail "$problem"
rm -f "$plist" "$former" "$former.new" "$daemons/.$label.new" &&
  rm -rf "$prefix" "$stage" "$old" "$gone" || fail "cannot remove $prefix or $plist"
say "is gone, and so is $prefix"

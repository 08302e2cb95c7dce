def file = new File(basedir, 'target/LaunchAgents/com.example.web.plist')
def changes = new File(basedir, 'launchctl.log').readLines().findAll { !it.startsWith('list') }
assert changes == ["load -w $file", "unload $file"]
assert !file.exists()

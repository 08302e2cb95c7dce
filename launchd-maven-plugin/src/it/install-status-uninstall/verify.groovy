def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'target/LaunchAgents/com.example.web.plist')
def target = (log =~ /(gui\/\d+\/com\.example\.web) is loaded/)[0][1]
def domain = target - '/com.example.web'
def changes = new File(basedir, 'launchctl.log').readLines().findAll { !it.startsWith('print') }
assert changes == ["enable $target", "bootstrap $domain $file", "bootout $target"]
assert log.contains("$target is installed and loaded: nothing to do")
assert log.contains("$target: loaded")
assert log.contains("file: $file, present")
assert log.contains('state: running, pid 4711')
assert log.contains('last exit code: 78, EX_CONFIG')
assert log.contains("$target is gone")
assert log.contains("$target is not installed: nothing to do")
assert !file.exists()

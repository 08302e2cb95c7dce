def log = new File(basedir, 'build.log').text
assert log.contains('run these commands to install system/com.example.web:')
assert log =~ /  sudo \S+launchctl bootstrap system /
assert log.contains('system/com.example.web is not installed: this needs root; run the commands above')
assert !new File(basedir, 'target/com.example.web.plist').exists()
assert new File(basedir, 'launchctl.log').readLines().every { it.startsWith('print') }

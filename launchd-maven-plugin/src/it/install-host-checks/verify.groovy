def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] UserName "nobody-of-that-name" is not a user of this machine')
assert log =~ /system\/com\.example\.web is not installed: [1-9] errors?, see above; -Dlaunchd\.force/
assert new File(basedir, 'launchctl.log').readLines().every { it.startsWith('print') }

def log = new File(basedir, 'build.log').text
assert log.count('no <daemon> in this POM: nothing to generate here') == 2
assert log.count('--- launchd-maven-plugin') == 5 // generate in each, validate and explain once for all
assert new File(basedir, 'daemon/target/launchd/com.example.web.plist').exists()
assert log.contains('com.example.web\n\nWhat runs\n')

def log = new File(basedir, 'build.log').text
assert log.count('no <daemon> in this POM: nothing to generate here') == 2
assert log.contains("no property list in ${new File(basedir, 'library/target/launchd')}: nothing to do here")
assert new File(basedir, 'daemon/target/launchd/com.example.web.plist').exists()
assert log.contains('com.example.web\n\nWhat runs\n')

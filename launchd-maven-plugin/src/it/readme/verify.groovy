def java = System.getProperty('java.home')
def expected = new File(basedir, 'expected.plist').text.replace('JAVA_HOME', java)
assert new File(basedir, 'target/launchd/com.example.web.plist').text == expected
assert new File(basedir, 'build.log').text.contains('com.example.web.plist: nothing to complain about')

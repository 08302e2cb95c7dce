def plist = new File(basedir, 'target/launchd/com.example.hello.plist').text
assert plist.contains('<string>com.example.Hello</string>')
assert plist.contains(new File(basedir, 'target/classes').path)
assert new File(basedir, 'build.log').text.contains('answer: Hello')

def log = new File(basedir, 'build.log').text
assert log.contains('com.example.web\n\nWhat runs\n')
assert log.contains('/bin/sleep')
assert new File(basedir, 'target/pages/com.example.web.html').text.contains('<svg')

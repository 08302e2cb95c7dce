def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'target/launchd/com.example.web.plist').path
assert log.contains("[ERROR] $file:")
assert log.contains('SockType "tcp" is not one of stream, dgram, seqpacket [LP2')
assert log.contains('unknown key "KeepAlife"') && log.contains('did you mean KeepAlive?')
assert log.contains('see above')
assert !log.contains('Exception in') && !log.contains('\tat ')

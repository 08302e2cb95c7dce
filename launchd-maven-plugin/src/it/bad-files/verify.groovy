def log = new File(basedir, 'build.log').readLines()
['empty', 'binary', 'text', 'a-folder', 'missing'].each { name ->
  assert log.count { it.startsWith('[ERROR]') && it.contains("${name}.plist") } == 1
}
assert log.any { it.contains('5 errors, see above') }
assert !log.any { it.startsWith('\tat ') || it.contains('Exception:') }

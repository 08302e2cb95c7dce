def log = new File(basedir, 'build.log').text
assert log =~ /bootstrap gui\/\d+ .*com\.example\.web\.plist failed with 5, Input\/output error/
assert log.contains('launchctl: bootstrap failed: 5: as prepared')
assert log.contains('cause: the label is already loaded')
assert log =~ /cure: launchctl enable gui\/\d+\/com\.example\.web, then bootstrap again/
assert !log.contains('\tat ')

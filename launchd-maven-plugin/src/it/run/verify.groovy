def log = new File(basedir, 'build.log').text
assert log =~ /socket "Listeners" is open at 127\.0\.0\.1:\d+/
assert log =~ /job started, pid \d+/
assert log =~ /client got Listeners=127\.0\.0\.1:[1-9]\d*/

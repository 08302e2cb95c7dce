def log = new File(basedir, 'build.log').text
def file = new File(basedir, 'target/launchd/com.example.web.plist').path
assert log.contains("[ERROR] $file:")
assert log.contains('SockType "tcp"') && log.contains('[LP203]')
assert log.contains('unknown key "KeepAlife"') && log.contains('did you mean KeepAlive?')
assert log.contains('[ERROR] ' + file) && !log.contains('error: SockType')
assert log.contains('for details: https://github.com/launchd4j/launchd4j/blob/main/docs/rules/LP')
assert log.contains('see above')
assert !log.contains('Exception in') && !log.contains('\tat ')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/findings.sarif'))
assert sarif.runs[0].tool.driver.rules.every { it.name && it.shortDescription.text && it.helpUri }
assert sarif.runs[0].results.any { it.level == 'error' }
def place = sarif.runs[0].results[0].locations[0].physicalLocation
assert place.artifactLocation.uri == 'target/launchd/com.example.web.plist' && place.region.startLine > 1

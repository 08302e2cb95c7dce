def log = new File(basedir, 'build.log').text
def pom = new File(basedir, 'pom.xml').path
assert log.contains("[ERROR] $pom:21:15: SockType \"tcp\"") && log.contains('[LP203]')
assert log.contains('pom.xml:19:13: unknown key "KeepAlife"') && log.contains('did you mean KeepAlive?')
assert !log.contains('error: SockType')
assert log.contains('for details: https://github.com/launchd4j/launchd4j/blob/main/docs/rules/LP')
assert log.contains('see above')
assert !log.contains('Exception in') && !log.contains('\tat ')
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/findings.sarif'))
assert sarif.runs[0].tool.driver.rules.every { it.name && it.shortDescription.text && it.helpUri }
assert sarif.runs[0].results.any { it.level == 'error' }
def place = sarif.runs[0].results[0].locations[0].physicalLocation
assert place.artifactLocation.uri.endsWith('pom.xml') && place.region.startLine > 1

def bundles = new File(basedir, 'target/launchd/bundle')
def jars = new File(bundles, 'com.example.jars')
def names = new File(jars, 'files/lib').list().sort()
assert names[1].startsWith('launchd-socket-core-') && names[0].startsWith('jna-') && names[2] == 'web-1.0.jar'
def plist = new File(jars, 'com.example.jars.plist').text
assert plist.contains("<string>/opt/web/lib/web-1.0.jar:/opt/web/lib/${names[1]}:/opt/web/lib/${names[0]}</string>")
assert plist.contains('<string>/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home/bin/java</string>')
def install = new File(jars, 'install')
assert install.canExecute() && install.text.contains("prefix=/opt/web\nuser=nobody\n") && install.text.contains("exit_time_out=33\nstarts_at_load=yes\n")
assert new File(jars, 'uninstall').canExecute()

// The image runs the command of the property list, once that is where the files are.
def image = new File(bundles, 'com.example.image')
def prefix = '/Library/Application Support/com.example.image'
def job = new groovy.xml.XmlSlurper(false, false, true)
job.setFeature('http://apache.org/xml/features/nonvalidating/load-external-dtd', false)
def command = job.parse(new File(image, 'com.example.image.plist')).dict.array[0].string*.text()*.replace(prefix, new File(image, 'files').path)
assert command[0] == new File(image, 'files/java/bin/java').path
def process = command.execute()
def lines = process.text.readLines()
assert process.waitFor() == 0
assert lines[0] == '--greeting hello'
assert lines[1] == new File(image, 'files/java').path
assert lines[2].startsWith('launchd4j: ')

def help = new File(basedir, 'build.log').text
assert ['bundle', 'explain', 'generate', 'help', 'install', 'run', 'status', 'uninstall', 'validate'].every { help.contains("launchd:$it\n") }

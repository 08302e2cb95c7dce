def log = new File(basedir, 'build.log').readLines()*.trim()
def installed = '/Library/LaunchDaemons/com.example.web.plist'
// Only a machine that is no Mac has to make the folder.
def commands = log.findAll { it =~ /^(sudo|while) / && !it.contains('mkdir') }
assert commands == [
    "sudo install -o root -g wheel -m 0644 $basedir/target/launchd/com.example.web.plist $installed",
    'sudo LAUNCHCTL bootout system/com.example.web',
    'while sudo LAUNCHCTL print system/com.example.web >/dev/null 2>&1; do sleep 1; done',
    'sudo LAUNCHCTL enable system/com.example.web',
    "sudo LAUNCHCTL bootstrap system $installed",
    'sudo LAUNCHCTL print system/com.example.web',
    'sudo LAUNCHCTL bootout system/com.example.web',
    'while sudo LAUNCHCTL print system/com.example.web >/dev/null 2>&1; do sleep 1; done',
]*.replace('LAUNCHCTL', (commands[1] =~ /\S+launchctl/)[0])
assert new File(basedir, 'launchctl.log').readLines().every { it.startsWith('print') }

def log = new File(basedir, 'build.log').readLines()*.trim()
def installed = '/Library/LaunchDaemons/com.example.web.plist'
def kept = '/Library/LaunchDaemons/.launchd4j/com.example.web'
def commands = log.findAll { it =~ /^(sudo|while) / }
assert commands == [
    "sudo mkdir -p $kept",
    "sudo install -o root -g wheel -m 0644 $basedir/target/launchd/com.example.web.plist $kept/new.plist",
    'sudo LAUNCHCTL bootout system/com.example.web',
    'while sudo LAUNCHCTL print system/com.example.web >/dev/null 2>&1; do sleep 1; done',
    "sudo mv $kept/new.plist $installed",
    'sudo LAUNCHCTL enable system/com.example.web',
    "sudo LAUNCHCTL bootstrap system $installed",
    'sudo LAUNCHCTL print system/com.example.web',
    "sudo rm -f $kept/old.plist $kept/journal",
    'sudo LAUNCHCTL bootout system/com.example.web',
    'while sudo LAUNCHCTL print system/com.example.web >/dev/null 2>&1; do sleep 1; done',
]*.replace('LAUNCHCTL', (commands[2] =~ /\S+launchctl/)[0])
assert new File(basedir, 'launchctl.log').readLines().every { it.startsWith('print') }

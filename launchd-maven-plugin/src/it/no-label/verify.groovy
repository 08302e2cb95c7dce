assert new File(basedir, 'build.log').text.contains('<daemon> has no <Label>; add the name of the job: <Label>com.example.web</Label>')

assert new File(basedir, 'build.log').text.contains('<daemon> has no <Label>: it names the job, com.example.web')

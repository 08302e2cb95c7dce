assert new File(basedir, 'target/launchd/com.example.worker.plist').text == new File(basedir, 'expected.plist').text

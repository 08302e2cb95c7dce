assert new File(basedir, 'target/classes/com/example/SocketNames.class').isFile()
assert new File(basedir, 'target/classes/com/example/Web.class').getText('ISO-8859-1').contains('WebListeners')

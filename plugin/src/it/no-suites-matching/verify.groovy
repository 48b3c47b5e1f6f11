def log = new File(basedir, 'build.log').text
assert log =~ /Failed to execute goal .*"capitols" matches no suite below .*suites; there are capitals/
assert !log.contains('\tat ')

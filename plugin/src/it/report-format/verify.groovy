def memories = new File(basedir, 'suites/target/memories')
assert new File(memories, 'slow.txt').readLines().sort() ==
    ['capitals / australia / plain / gemini:gemini-2.5-flash', 'capitals / france / plain / gemini:gemini-2.5-flash']
assert new File(memories, 'report.html').exists()

def log = new File(basedir, 'build.log').text
assert log.contains('no report writer is called "slwo"; did you mean "slow"?')

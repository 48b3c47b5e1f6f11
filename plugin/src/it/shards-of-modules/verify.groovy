import groovy.json.JsonSlurper

def summary = { new JsonSlurper().parse(new File(basedir, "joined/$it/target/memories/summary.json")) }
assert summary('first').success
assert summary('first').asRecorded.totalTokens == 50

// as in one build: 25 tokens of its own, and the 50 of the module before
assert summary('second').asRecorded.totalTokens == 25
assert summary('second').failures.contains('a budget is exceeded: the run: 75 tokens of 60 tokens')

def log = new File(basedir, 'build.log').text
assert log.contains('Maven runs a goal of the command line at the root alone, and the suites are in :first, :second: choose a module, -pl :first, or bind the goal')

import groovy.json.JsonSlurper

def summary = { new JsonSlurper().parse(new File(basedir, "$it/target/memories/summary.json")) }
assert summary('first').success
assert summary('first').asRecorded.totalTokens == 50

// 25 tokens of its own, and the 50 of the module before
assert summary('second').asRecorded.totalTokens == 25
assert summary('second').failures.contains('a budget is exceeded: the run: 75 tokens of 60 tokens')

// where there are no suites there is nothing to do
def log = new File(basedir, 'build.log').text
assert log =~ /No suites here: .*without.src.test.memories.suites does not exist/
assert log =~ /without \.+ SUCCESS/
assert !new File(basedir, 'without/target').exists()

// the command can be typed where the build was started
assert log.contains('record it with: mvn memories:evaluate -pl :second "-Dmemories.mode=record-missing" "-Dmemories.filter=seas/italy"')

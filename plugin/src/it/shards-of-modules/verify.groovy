import groovy.json.JsonSlurper

for (out in ['joined', 'merged']) {
  def summary = { new JsonSlurper().parse(new File(basedir, "$out/$it/target/memories/summary.json")) }
  assert summary('first').success
  assert summary('first').asRecorded.totalTokens == 50

  // as in one build: 25 tokens of its own, and the 50 of the module before
  assert summary('second').asRecorded.totalTokens == 25
  assert summary('second').failures.contains('a budget is exceeded: the run: 75 tokens of 60 tokens')
}

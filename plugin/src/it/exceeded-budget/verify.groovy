import groovy.json.JsonSlurper

// every answer is right, and replaying cost nothing: what fails is what recording would take
def summary = new JsonSlurper().parse(new File(basedir, 'target/memories/summary.json'))
assert summary.passed == 2
assert summary.spent.calls == 0
assert summary.failures == ['a budget is exceeded: suite capitals: 50 tokens of 40 tokens']
assert new File(basedir, 'build.log').text.contains('a budget is exceeded: suite capitals: 50 tokens of 40 tokens')

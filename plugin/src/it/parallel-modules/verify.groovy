import groovy.json.JsonSlurper

context.server.stop(0)

def modules = ['north', 'east', 'south', 'thrifty']
def summary = modules.collectEntries {
  [it, new JsonSlurper().parse(new File(basedir, "$it/target/memories/summary.json"))]
}

// 60 cases of 40 tokens are 2,400; the 1,600 of the session hold for all modules together
def calls = context.calls.values().sum()
assert calls * 40 <= 1600
assert modules.sum { summary[it].spent.totalTokens } == calls * 40
assert modules.sum { summary[it].spent.calls } == calls

// nobody starves: a call takes at most 240, so there was room for one while 1,360 were not spent
assert calls * 40 > 1360
assert modules.every { context.calls[it] > 0 }

// and the 400 of one module, which are less than the session's, for that module
assert context.calls.thrifty * 40 <= 400
assert summary.thrifty.failures.any { it.endsWith('did not run') }

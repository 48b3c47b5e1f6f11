import groovy.json.JsonSlurper

def lines = new File(basedir, 'src/test/memories/baselines/capitals.jsonl').readLines()
def parsed = lines.collect { new JsonSlurper().parseText(it) }
assert parsed[0] == [model: 'gemini:gemini-2.5-flash', price: [input: 0.30, output: 2.50]]
def cases = parsed.drop(1)
assert cases*.id == ['france', 'italy']
assert cases*.verdict == ['PASSED', 'PASSED']
assert cases*.answers == [['Paris'], ['Rome']]
assert cases.every { it.promptHash.length() == 64 && it.usage.totalTokens == 25 }

def against = new JsonSlurper().parse(new File(basedir, 'target/memories/summary.json')).baselines[0]
assert against.suite == 'capitals'
assert against.compared == 2
assert against.newlyFailing.count == 0

def log = new File(basedir, 'build.log').text
assert log.contains('2 cases, of which 0 did not pass')
assert log.contains('capitals against its baseline: 0 newly failing, 0 newly passing, 0 new, 0 gone, of 2 compared')

import groovy.json.JsonSlurper

def results = new File(basedir, 'target/memories/results.jsonl').readLines()
    .collect { new JsonSlurper().parseText(it) }.collectEntries { [it.id, it] }
assert results.number.verdict == 'PASSED'
assert results.number.schemaHash
assert results.text.verdict == 'FAILED'
assert results.text.schemaViolations*.pointer == ['/total/amount']

def log = new File(basedir, 'build.log').text
assert log.contains('expected  responseSchema, at /total/amount: expected number, got string "three"')
assert log.contains('1 case failed')

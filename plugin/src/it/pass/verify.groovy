import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def memories = new File(basedir, 'target/memories')
def json = { new JsonSlurper().parse(new File(memories, it)) }

def run = json('run.json')
assert run.complete
assert run.mode == 'replay'
assert run.suites.keySet() == ['capitals'] as Set

def names = ['suite', 'file', 'line', 'id', 'description', 'metadata', 'provider', 'model', 'prompt',
    'sample', 'seq', 'vars', 'messages', 'files', 'schemaHash', 'verdict', 'score', 'output', 'error',
    'warnings', 'schemaViolations', 'assertions', 'usage', 'costUsd', 'latencyMs', 'attempts',
    'origin', 'cassette', 'truncated']
def results = new File(memories, 'results.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
assert results.size() == 4
results.each {
  assert it.keySet().containsAll(names)
  assert it.verdict == 'PASSED'
  assert it.origin == 'replayed'
  assert new File(basedir, it.cassette).isFile()
  assert it.usage.totalTokens == 25
  assert it.costUsd > 0
}
assert results*.seq as Set == [0, 1, 2, 3] as Set
assert results*.provider as Set == ['gemini:gemini-2.5-flash', 'pro'] as Set

def summary = json('summary.json')
assert summary.success
assert summary.failures == []
assert summary.passed == 4
assert summary.answers.replayed == 4
assert summary.answers.unusedRecordings == 0
assert summary.spent.calls == 0
assert summary.suites[0].columns.size() == 2

def junit = new XmlSlurper().parse(new File(memories, 'junit/TEST-capitals.xml'))
assert junit.@tests == 4
assert junit.@failures == 0
assert junit.testcase*.@name.collect { it.text() }.contains('france / plain / pro')

def log = new File(basedir, 'build.log').text
assert log.contains('Suite capitals')
assert log =~ /plain\s+pro\s+2\s+2\s+0\s+0\s+0\s+40\s+10/
assert log.contains('4 of 4 cases passed; 4 replayed, 0 recorded, 0 live, 0 missed, 0 unused')

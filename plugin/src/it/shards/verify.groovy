import groovy.json.JsonSlurper

def memories = new File(basedir, 'target/memories')
def cases = new File(memories, 'results.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
assert cases*.id.sort() == ['australia', 'france']
assert cases*.seq.sort() == [0, 1]

def summary = new JsonSlurper().parse(new File(memories, 'summary.json'))
assert !summary.success
assert summary.failures == ['1 case failed']
assert summary.answers.replayed == 2
['report.html', 'summary.md', 'junit/TEST-capitals.xml'].each { assert new File(memories, it).exists() : it }
assert new JsonSlurper().parse(new File(memories, 'run.json')).shard == null

def shard = new JsonSlurper().parse(new File(basedir, 'shards/2/memories/run.json'))
assert shard.shard == '2/2'

def log = new File(basedir, 'build.log').text
assert log.contains('shard 1/2: its share of the cases and limits')
assert log.contains('1 case failed (all of it in ')
assert log.contains('no verdict: shard 2/2 is missing')

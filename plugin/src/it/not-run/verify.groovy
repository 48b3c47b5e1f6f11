import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def results = new File(basedir, 'target/memories/results.jsonl').readLines()
    .collect { new JsonSlurper().parseText(it) }.collectEntries { [it.id, it] }
assert results.france.verdict == 'PASSED'
assert results.italy.verdict == 'NOT_RUN'
assert results.italy.error.kind == 'BUDGET'
assert results.italy.origin == null

def log = new File(basedir, 'build.log').text
assert log.contains('mode record-missing (-Dmemories.mode): calls http://127.0.0.1:9; limit 1.00 USD')
assert log.contains('NOT RUN  capitals / italy / plain')
assert log.contains('not sent: the limit of the run is 10 tokens')
assert log.contains('1 case did not run')

def junit = new XmlSlurper().parse(new File(basedir, 'target/memories/junit/TEST-capitals.xml'))
assert junit.@skipped == 1

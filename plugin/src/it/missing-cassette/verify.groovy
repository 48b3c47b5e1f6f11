import groovy.json.JsonSlurper

def results = new File(basedir, 'target/memories/results.jsonl').readLines()
    .collect { new JsonSlurper().parseText(it) }.collectEntries { [it.id, it] }
assert results.france.verdict == 'PASSED'
assert results.italy.verdict == 'ERRORED'
assert results.italy.error.kind == 'MISS'

def log = new File(basedir, 'build.log').text
assert log.contains('no recording for capitals / italy / plain / gemini:gemini-2.5-flash (mode replay)')
assert log.contains(new File(basedir, 'src/test/memories/cassettes/suites/capitals').path)
assert log.contains('record it with: mvn memories:evaluate "-Dmemories.suites=capitals" "-Dmemories.mode=record-missing" "-Dmemories.filter=capitals/italy"')
assert log.contains('1 case found no recording')
assert log.contains('1 missed')
assert log.contains('it needs an API key, and MEMORIES_API_KEY is not set')

context.server.stop(0)

// it went where it should: this test would find it
assert context.sent.contains('sk-mai-planted-in-the-environment-0123456789')
def log = new File(basedir, 'build.log').text
assert log.contains('[DEBUG]')
assert log.contains('ERRORED  capitals / france')
assert log.contains('401')

// and nowhere else: in nothing that was written but where it was planted
def planted = ['invoker.properties', 'verify.groovy']
basedir.eachFileRecurse(groovy.io.FileType.FILES) {
  assert it.name in planted || !it.text.contains('planted') : it
}
assert new File(basedir, 'target/memories/results.jsonl').length() > 0

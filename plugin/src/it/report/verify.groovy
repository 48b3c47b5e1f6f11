def memories = new File(basedir, 'target/memories')
assert new File(memories, 'junit/TEST-capitals.xml').text.contains('Sydney')
assert new File(memories, 'results.jsonl').text.contains('Sydney')
['report.html', 'summary.md'].each { name ->
  def text = new File(memories, name).text
  assert text.contains('australia')
  assert !text.contains('Sydney') && !text.contains('Canberra') : name
}

def log = new File(basedir, 'build.log').readLines()
def noted = log.findAll { it.startsWith('::error ') }
assert noted.size() == 1
// from the root of the checkout, wherever that is
assert noted[0] =~ '^::error file=(.+/)?src/test/memories/suites/capitals\\.yaml,line='
assert noted[0].contains('failed: capitals / australia / plain / gemini:gemini-2.5-flash')
assert log.any { it.contains('Reports of run ') }

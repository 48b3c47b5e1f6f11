def log = new File(basedir, 'build.log').text
def suites = 'src/test/memories/suites'
assert log.contains('6 problems; nothing was called:')
[
  'src/test/memories/memories.yaml:1:10: unknown key "maxCosts" in "limits"; did you mean "maxCost"?',
  "$suites/broken.yaml:1:13: model \"gemini-2.5-flash\" has no provider prefix: write \"gemini:gemini-2.5-flash\"",
  "$suites/broken.yaml:3:31: undefined variable `country`; did you mean `contry`?",
  "$suites/broken.yaml:4:17: \"file://../schemas/none.json\" does not exist",
  "$suites/broken.yaml:8:21: unknown assertion type \"containz\"; did you mean \"contains\"?",
  "$suites/unclosed.yaml:2:11: the quote opened here is never closed",
].inject(0) { from, problem ->
  def at = log.indexOf(problem.toString(), from)
  assert at >= 0 : "missing, or not in the order of the file: $problem"
  at
}
assert !log.contains('\tat ')
assert !new File(basedir, 'target/memories/results.jsonl').exists()

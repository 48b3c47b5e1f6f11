def log = new File(basedir, 'build.log').text
def memories = 'src/test/memories'
[
  "$memories/prices.yaml:2:41: unknown key \"outputs\"",
  "$memories/schemas/invoice.json:1:53: responseSchema /properties/total/type:",
  "$memories/suites/broken.yaml:6:5: unknown key \"asert\" in a test; did you mean \"assert\"?",
].each { problem -> assert log.contains(problem.toString()) : "missing: $problem" }
assert log.contains('Failed to execute goal ai.memories:memories-maven-plugin')
assert !log.contains('\tat ')

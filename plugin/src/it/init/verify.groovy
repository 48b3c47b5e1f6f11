def log = new File(basedir, 'build.log').text
def memories = new File(basedir, 'src/test/memories')
assert new File(memories, '.gitattributes').exists()
assert new File(memories, 'suite-schema.json').exists()
assert log.contains('Wrote src/test/memories/suites/first.yaml')
assert log.contains('<goal>validate</goal>')
assert log.contains('1 suite with 1 test is in order')
assert log.contains("1 replayed")
assert log.contains('Kept  src/test/memories/suites/first.yaml')

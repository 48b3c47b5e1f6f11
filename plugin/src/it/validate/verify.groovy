def log = new File(basedir, 'build.log').text
assert log.contains('1 suite with 3 tests is in order; 1 warning')
assert log.contains('[WARNING] src/test/memories/prompts/forgotten.txt:1:')
assert !log.contains('calls https')
assert !new File(basedir, 'target/memories').exists()

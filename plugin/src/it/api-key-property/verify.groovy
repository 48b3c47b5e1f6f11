def log = new File(basedir, 'build.log').text
assert log.count('-Dmemories.apiKey is refused') == 1
assert log.count('<apiKey> in the POM is refused') == 2
assert log.count('MEMORIES_API_KEY') == 3
assert !log.contains('planted')
assert !new File(basedir, 'target/memories/results.jsonl').exists()

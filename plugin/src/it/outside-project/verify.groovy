def log = new File(basedir, 'build.log').text
assert log.contains('4 of 4 cases passed; 4 replayed')
assert new File(basedir, 'target/memories/summary.json').isFile()

assert log.contains('memories:evaluate')
assert log.contains('User property: memories.maxCost')

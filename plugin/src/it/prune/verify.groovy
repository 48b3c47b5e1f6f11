def cassettes = new File(basedir, 'src/test/memories/cassettes')
def log = new File(basedir, 'build.log').text

assert log.contains('unused: src' + File.separator)
assert log.contains('1 recordings are used by no case, in the directories of 1 suites whose cases all ran; -Dmemories.prune.delete=true deletes them')
assert log.contains('1 recordings deleted')

assert new File(cassettes, 'suites/capitals').list().sort() == [
    'france--plain--gemini-gemini-2-5-flash-07835677212d.json',
    'italy--plain--gemini-gemini-2-5-flash-a7a07b90fadc.json']
assert new File(cassettes, 'suites/rivers/spain-0123456789ab.json').isFile()
assert new File(cassettes, 'tests/com/example/river-test/spain-0123456789ab.json').isFile()
assert log.contains('-Dmemories.prune.delet')

// what was left by an earlier prompt, and by two others who did not run
def cassettes = new File(basedir, 'src/test/memories/cassettes')
['suites/capitals', 'suites/rivers', 'tests/com/example/river-test'].each { directory ->
  def orphan = new File(cassettes, "$directory/spain-0123456789ab.json")
  orphan.parentFile.mkdirs()
  orphan.text = '{}'
}
return true

import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 9
def modulesOf = { build, goal ->
  build.readLines().findResults { (it =~ /^\[INFO\] --- memories:$goal @ (\S+) ---$/).with { it ? it[0][1] : null } }
}

// each goal in each module that has suites, in the reactor's order, and in no other
['validate', 'evaluate', 'baseline', 'report', 'prune'].each {
  assert modulesOf(builds[0], it) == ['first', 'second'] : it
}
assert !new File(basedir, 'target/memories').exists()
assert !new File(basedir, 'without/target/memories').exists()
assert builds[0].contains('2 of 2 cases passed')
assert builds[0].contains('1 of 1 cases passed')
assert new File(basedir, 'first/src/test/memories/baselines/capitals.jsonl').isFile()
assert new File(basedir, 'second/src/test/memories/baselines/seas.jsonl').isFile()
assert builds[0] =~ /first \.+ SUCCESS/
assert builds[0] =~ /without \.+ SKIPPED/

// a module's own POM: its directory, its properties, its configuration
assert new File(basedir, 'first/target/memories/report.html').isFile()
assert new File(basedir, 'first/target/memories/results.jsonl').text.contains('Paris')
assert new File(basedir, 'second/out/memories/junit/TEST-seas.xml').isFile()
assert !new File(basedir, 'second/out/memories/report.html').exists()
assert !new File(basedir, 'second/out/memories/results.jsonl').text.contains('Mediterranean')

// 25 tokens of its own, and the 50 of the module before
assert modulesOf(builds[1], 'evaluate') == ['first', 'second']
assert builds[1] =~ /on project root-goal: :second: a budget is exceeded: the run: 75 tokens of 60 tokens \(all of it in .*\)/
assert !builds[1].contains('not run: ')
// a new baseline would not mend it
assert !builds[1].contains('mvn memories:baseline')
assert builds[1].contains('report    ' + new File(basedir, 'second/out/memories'))
assert builds[1] =~ /first \.+ SUCCESS/
assert builds[1] =~ /second \.+ FAILURE/

assert builds[2].count('Evaluation is skipped') == 2

assert modulesOf(builds[3], 'evaluate') == []
assert builds[3].contains('1 of 1 cases passed')
assert !builds[3].contains('2 of 2 cases passed')

assert modulesOf(builds[4], 'evaluate') == ['first', 'second']

assert modulesOf(builds[5], 'report') == []
assert builds[5] =~ /Reports of run \S+ are in .*first.target.memories/

assert modulesOf(builds[6], 'evaluate') == ['first', 'second']
assert builds[6] =~ /Nothing chosen here: suites: "seas" matches no suite below .*first.*there are capitals/
assert builds[6].contains('1 of 1 cases passed')
assert builds[6] =~ /first \.+ SKIPPED/

assert builds[7].contains('2 of 2 cases passed')
assert builds[7] =~ /Nothing chosen here: -Dmemories.filter: "capitals" leaves no case to run/

assert builds[8] =~ /on project root-goal: 2 of 2 modules failed\n.*:first: -Dmemories.filter: "rivers" leaves no case to run/

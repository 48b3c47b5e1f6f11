def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 4
def modulesOf = { build, goal ->
  build.readLines().findResults { (it =~ /^\[INFO\] --- memories:$goal @ (\S+) ---$/).with { it ? it[0][1] : null } }
}
builds.each { assert !it.contains('\tat ') }

// the first failure ends it
assert modulesOf(builds[0], 'evaluate') == ['root-goal-failures', 'first']
assert builds[0].contains('2 of 2 cases passed')
assert builds[0] =~ /on project root-goal-failures: :first: 1 case failed \(all of it in .*\)\R.*not run: :second, :third; --fail-at-end goes on/
assert builds[0].contains('mvn memories:evaluate -pl :first "-Dmemories.filter=failed"')
assert builds[0].count('1 case failed (all of it') == 1

// all of them, and then all that failed, once
assert modulesOf(builds[1], 'evaluate') == ['root-goal-failures', 'first', 'second', 'third']
assert builds[1] =~ /on project root-goal-failures: 2 of 4 modules failed/
assert builds[1] =~ /\[ERROR\] :first: 1 case failed/
assert builds[1] =~ /\[ERROR\] :third: .*maxTokns/
assert builds[1].count('1 case failed (all of it') == 1
assert builds[1].count('<maxTokns> in the POM') == 1
assert builds[1].contains('1 of 1 cases passed')

assert modulesOf(builds[2], 'evaluate') == ['root-goal-failures', 'first', 'second', 'third']
assert builds[2] =~ /\[WARNING\] :first: 1 case failed/
assert builds[2] =~ /\[WARNING\] :third: .*maxTokns/
assert builds[2].contains('BUILD SUCCESS')

assert modulesOf(builds[3], 'baseline') == ['root-goal-failures', 'second']
assert builds[3].contains(':first is left out, since its build has failed')
assert builds[3].contains(':third is left out, since its build has failed')
assert new File(basedir, 'src/test/memories/baselines/capitals.jsonl').isFile()
assert !new File(basedir, 'first/src/test/memories/baselines').exists()

import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('FAILED  capitals / australia / plain / gemini:gemini-2.5-flash')
assert log.contains('at        src/test/memories/suites/capitals.yaml:9')
assert log.contains('asked     What is the capital of Australia?')
assert log.contains('expected  equals: "Canberra" was wanted, and the answer is "Sydney"')
assert log.contains('          not-contains: the answer contains "Sydney"')
assert log.contains('differs   [-Canberra-]{+Sydney+}')
assert log.contains('1 of 2 cases passed')
assert log =~ /Failed to execute goal .*: 1 case failed \(all of it in .*results\.jsonl\)/
assert !log.contains('\tat ')

def junit = new XmlSlurper().parse(new File(basedir, 'target/memories/junit/TEST-capitals.xml'))
assert junit.@failures == 1
def failure = junit.testcase.find { it.@name.text().startsWith('australia') }.failure
assert failure.@message.text().contains('"Canberra" was wanted')
assert failure.text().contains('Sydney')
assert failure.text().contains('"country": "Australia"')

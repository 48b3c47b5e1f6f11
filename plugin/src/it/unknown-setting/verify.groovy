def log = new File(basedir, 'build.log').text
assert log.count('<failon> in the POM is no setting; did you mean "failOn"?') == 2
assert log.count('<maxConcurency> in the POM is no setting; did you mean "maxConcurrency"?') == 1
assert !log.contains('\tat ')

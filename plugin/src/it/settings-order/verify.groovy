def log = new File(basedir, 'build.log').text
def passed = log.findAll(/\d of \d cases passed/)
assert passed == ['1 of 1 cases passed', '2 of 2 cases passed', '3 of 3 cases passed']

def log = new File(basedir, 'build.log').text

// the first run passes and says old and new rate, old and new total
def rates = 'gemini:gemini-2.5-flash from 0.30 in, 2.50 out USD per million tokens' +
    ' to 0.60 in, 5.00 out USD per million tokens'
assert log.contains("changed price: $rates")
assert log.contains('by that alone its answers cost 0.000074 USD, no longer 0.000037 USD')
assert log.contains('tokens 50 → 50 (+0.0 %), cost 0.000074 → 0.000074 USD (+0.0 %)')

// the second one fails by it, and by nothing else
assert log.contains("capitals: prices changed since its baseline was accepted: $rates")
assert log.contains('if they are right, accept a new baseline')
assert !log.contains('failed the build: 2')

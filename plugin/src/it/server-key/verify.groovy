context.server.stop(0)

assert context.sent as Set ==
    ['sk-mai-planted-in-settings-0123456789', 'sk-mai-planted-encrypted-0123456789'] as Set
def log = new File(basedir, 'build.log').text
assert log.contains('[DEBUG]')
assert log.contains('settings.xml: the password of the server "memories" cannot be decrypted')

def planted = ['plain.xml', 'verify.groovy']
basedir.eachFileRecurse(groovy.io.FileType.FILES) {
  assert it.name in planted || !it.text.contains('planted') : it
}

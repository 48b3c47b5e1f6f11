context.server.stop(0)
context.proxy.close()

def log = new File(basedir, 'build.log').text

// two runs came through, the key inside the tunnel
assert context.sent == ['sk-mai-planted-behind-a-proxy-0123456789'] * 2
assert log.contains('settings.xml: the proxy "tls" has a password that cannot be decrypted')
assert log =~ /service\.test.*the host is unknown/
assert log =~ /through the proxy 127\.0\.0\.1:\d+: the proxy refused it .*Check the proxy's user and password/

// a proxy is told where to, and who one is; a wrong password once only
def wrong = 'Basic ' + 'planted-user:proxy-planted-wrong'.bytes.encodeBase64()
assert context.heads.every { it.startsWith('CONNECT service.test:443 ') && !it.contains('sk-mai') }
assert context.heads.count { it.contains(wrong) } == 1

def planted = ['plain.xml', 'encrypted.xml', 'bypassed.xml', 'wrong.xml', 'verify.groovy', 'prebuild.groovy']
basedir.eachFileRecurse(groovy.io.FileType.FILES) {
  assert it.name in planted || !it.text.contains('planted-s') && !it.text.contains('planted-wrong') &&
      !it.text.contains('planted-behind') : it
}

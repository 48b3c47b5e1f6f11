import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import java.security.KeyStore
import java.util.concurrent.CopyOnWriteArrayList
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext

def target = new File(basedir, 'target')
target.mkdirs()
def keys = new File(target, 'service.p12')
def trust = new File(target, 'trust.p12')
def certificate = new File(target, 'service.pem')
def keytool = { File store, List arguments ->
  def command = [new File(System.getProperty('java.home'), 'bin/keytool').path] + arguments +
      ['-alias', 's', '-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', store.path]
  def process = command.execute()
  process.waitForProcessOutput(System.out, System.err)
  assert process.exitValue() == 0
}
keytool(keys, ['-genkeypair', '-keyalg', 'EC', '-dname', 'CN=service.test', '-ext', 'SAN=DNS:service.test',
    '-validity', '2'])
keytool(keys, ['-exportcert', '-rfc', '-file', certificate.path])
keytool(trust, ['-importcert', '-noprompt', '-file', certificate.path])

// the service, which no DNS knows
def store = KeyStore.getInstance(keys, 'changeit'.toCharArray())
def managers = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
managers.init(store, 'changeit'.toCharArray())
def tls = SSLContext.getInstance('TLS')
tls.init(managers.keyManagers, null, null)
context.sent = new CopyOnWriteArrayList()
context.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
context.server.httpsConfigurator = new HttpsConfigurator(tls)
context.server.createContext('/') { exchange ->
  exchange.requestBody.bytes
  context.sent << exchange.requestHeaders.getFirst('Authorization')
  assert exchange.requestHeaders.getFirst('Proxy-Authorization') == null
  def body = '{"choices":[{"index":0,"text":"Paris"}],"usage":{"input_tokens":9,"output_tokens":1}}'.bytes
  exchange.responseHeaders.add('Content-Type', 'application/json')
  exchange.sendResponseHeaders(200, body.length)
  exchange.responseBody.withCloseable { it.write(body) }
}
context.server.start()

// the proxy, which leads every tunnel to it and keeps what it could read
context.heads = new CopyOnWriteArrayList()
context.proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
def demanded = 'Basic ' + 'planted-user:proxy-planted-s3cret'.bytes.encodeBase64()
def copy = { Socket from, Socket to ->
  Thread.startDaemon {
    try {
      from.inputStream.transferTo(to.outputStream)
    } catch (IOException e) {
      // one side went away
    }
  }
}
def serve = { Socket client ->
  for (;;) {
    def head = new StringBuilder()
    for (int c = client.inputStream.read(); c >= 0; c = client.inputStream.read()) {
      head.append((char) c)
      if (head.toString().endsWith('\r\n\r\n')) {
        break
      }
    }
    if (head.length() == 0) {
      return
    }
    context.heads << head.toString()
    if (head.indexOf("Proxy-Authorization: $demanded\r\n") >= 0) {
      client.outputStream << 'HTTP/1.1 200 Go\r\n\r\n'
      def service = new Socket(InetAddress.getLoopbackAddress(), context.server.address.port)
      copy(client, service)
      copy(service, client)
      return
    }
    client.outputStream << 'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm="t"\r\nContent-Length: 0\r\n\r\n'
  }
}
Thread.startDaemon {
  while (!context.proxy.closed) {
    try {
      def client = context.proxy.accept()
      Thread.startDaemon { serve(client) }
    } catch (IOException e) {
      return // closed
    }
  }
}

['plain', 'encrypted', 'bypassed', 'wrong'].each {
  new File(target, "${it}.xml").text =
      new File(basedir, "${it}.xml").text.replace('@proxyPort@', "${context.proxy.localPort}")
}
def options = new File(basedir, '.mvn/maven.config')
options.parentFile.mkdirs()
options.text = """-Dmemories.baseUrl=https://service.test
-Dmemories.mode=live
-Djavax.net.ssl.trustStore=${trust.path}
-Djavax.net.ssl.trustStorePassword=changeit
"""
return true

import com.sun.net.httpserver.HttpServer

// a service that repeats the key it was sent, in its error and in a header
context.sent = Collections.synchronizedList([])
context.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
context.server.createContext('/') { exchange ->
  def key = exchange.requestHeaders.getFirst('Authorization')
  context.sent << key
  def body = "{\"code\": 401, \"msg\": \"the key $key is not valid\", \"data\": null}".bytes
  exchange.responseHeaders.add('Content-Type', 'application/json')
  exchange.responseHeaders.add('X-Request-Id', key)
  exchange.sendResponseHeaders(401, body.length)
  exchange.responseBody.withCloseable { it.write(body) }
}
context.server.start()

def options = new File(basedir, '.mvn/maven.config')
options.parentFile.mkdirs()
options.text = "-Dmemories.baseUrl=http://127.0.0.1:${context.server.address.port}\n"

return true

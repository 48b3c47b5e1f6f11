import com.sun.net.httpserver.HttpServer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

// answers nobody before every module has asked: so they do run at once
def modules = ['north', 'east', 'south', 'thrifty']
context.calls = new ConcurrentHashMap<String, Integer>()
def arrived = modules.collectEntries { [it, new CountDownLatch(1)] }
context.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0)
context.server.executor = Executors.newCachedThreadPool { task ->
  def thread = new Thread(task)
  thread.daemon = true
  thread
}
context.server.createContext('/') { exchange ->
  def asked = exchange.requestBody.text
  def module = modules.find { asked.contains("$it, word") }
  context.calls.merge(module, 1, Integer::sum)
  arrived[module].countDown()
  def together = arrived.values().every { it.await(60, TimeUnit.SECONDS) }
  def body = '{"status": "completed", "choices": [{"index": 0, "text": "a word"}],' +
      ' "usage": {"input_tokens": 15, "output_tokens": 25, "total_tokens": 40}}'
  exchange.responseHeaders.add('Content-Type', 'application/json')
  exchange.sendResponseHeaders(together ? 200 : 400, body.bytes.length)
  exchange.responseBody.withCloseable { it.write(body.bytes) }
}
context.server.start()

def options = new File(basedir, '.mvn/maven.config')
options.parentFile.mkdirs()
options.text = "-Dmemories.baseUrl=http://127.0.0.1:${context.server.address.port}\n-Dmemories.maxTokens=1600\n"

return true

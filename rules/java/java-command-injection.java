package shop;

import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

class Tools {
  void ping(HttpServletRequest request) throws IOException {
    String host = request.getParameter("host");
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ping -c 1 " + host);
    Runtime runtime = Runtime.getRuntime();
    // ruleid: java-command-injection
    runtime.exec(new String[] {"sh", "-c", "nslookup " + host});
    // ruleid: java-command-injection
    new ProcessBuilder("sh", "-c", "dig " + host).start();
    String[] variables = {"HOST=" + host};
    // ruleid: java-command-injection
    runtime.exec("report", variables);
  }

  void convert(HttpServletRequest request) throws IOException {
    int quality = Integer.parseInt(request.getParameter("quality"));
    // ok: java-command-injection
    new ProcessBuilder("convert", "-quality", String.valueOf(quality), "in.png", "out.jpg").start();
    String format = request.getParameter("format");
    // ok: java-command-injection
    Runtime.getRuntime().exec(format == null ? "report --pdf" : "report --html");
    // ok: java-command-injection
    new ProcessBuilder("ls", "-l", "/srv/shop").start();
  }

  void task(Pool pool, HttpServletRequest request) {
    // ok: java-command-injection
    pool.exec(request.getParameter("task"));
  }
}

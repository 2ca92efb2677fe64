package shop;

import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  void login(HttpServletRequest request) {
    String name = request.getParameter("name");
    // ruleid: java-log-injection
    LOG.info("log-in of {}", String.valueOf(name).replaceAll("[\\r\\n]", "_"));
    // ruleid: java-log-injection
    LOG.warn(String.valueOf("log-in of " + name + " failed").replaceAll("[\\r\\n]", "_"));
    // ok: java-log-injection
    LOG.info("log-in of {}", name.replaceAll("[\r\n]", "_"));
    // ok: java-log-injection
    LOG.info("log-in number {}", Integer.parseInt(request.getParameter("number")));
    // ok: java-log-injection
    LOG.info("log-in");
  }
}

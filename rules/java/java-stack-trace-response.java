package shop;

import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

class Errors {
  void answer(HttpServletResponse response, Orders orders) throws IOException {
    try {
      orders.load();
    } catch (IllegalStateException e) {
      // ruleid: java-stack-trace-response
      e.printStackTrace(response.getWriter());
      // ruleid: java-stack-trace-response
      response.sendError(500, "failed: " + e.getMessage());
      // ok: java-stack-trace-response
      response.sendError(500, "The orders could not be loaded.");
      // ok: java-stack-trace-response
      e.printStackTrace();
    }
  }
}

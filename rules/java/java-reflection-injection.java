package shop;

import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.servlet.http.HttpServletRequest;

class Exports {
  void load(HttpServletRequest request, Object report) throws ReflectiveOperationException, NamingException {
    String format = request.getParameter("format");
    // ruleid: java-reflection-injection
    Class<?> type = Class.forName("shop.export." + format);
    // ruleid: java-reflection-injection
    report.getClass().getMethod(format).invoke(report);
    // ruleid: java-reflection-injection
    new InitialContext().lookup(request.getHeader("X-Source"));
  }

  void loadKnown(HttpServletRequest request) throws ReflectiveOperationException {
    boolean asPdf = "pdf".equals(request.getParameter("format"));
    // ok: java-reflection-injection
    Class<?> type = Class.forName(asPdf ? "shop.export.Pdf" : "shop.export.Csv");
    // ok: java-reflection-injection
    Class.forName("org.postgresql.Driver");
  }
}

package shop;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

class Search extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String term = request.getParameter("q");
    // ruleid: java-reflected-xss
    response.getWriter().println(term);
    PrintWriter out = response.getWriter();
    // ruleid: java-reflected-xss
    out.println("<h1>" + term + "</h1>");
    // ruleid: java-reflected-xss
    out.printf("<p>%s</p>", term);
    // ruleid: java-reflected-xss
    out.write(term.toLowerCase());
    String agent = request.getHeader("User-Agent");
    // ruleid: java-reflected-xss
    response.getOutputStream().print(agent);
    // ok: java-reflected-xss
    out.println(Encode.forHtml(term));
    // ok: java-reflected-xss
    out.println("<h1>" + HtmlUtils.htmlEscape(term) + "</h1>");
    // ok: java-reflected-xss
    out.println(Integer.parseInt(request.getParameter("page")));
    // ok: java-reflected-xss
    out.println(getServletConfig().getInitParameter("title"));
    term = "nothing";
    // ok: java-reflected-xss
    out.println(term);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    StringWriter text = new StringWriter();
    PrintWriter log = new PrintWriter(text);
    // ok: java-reflected-xss
    log.println(request.getParameter("q"));
  }
}

@RestController
class Greeting {
  @GetMapping("/hello")
  public String hello(@RequestParam String name) {
    // ruleid: java-reflected-xss
    return "<p>Hello, " + name + "</p>";
  }

  @GetMapping("/hello/safe")
  public String safe(@RequestParam String name) {
    // ok: java-reflected-xss
    return "<p>Hello, " + HtmlUtils.htmlEscape(name) + "</p>";
  }
}

class Pieces extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String term = request.getParameter("q");
    // ruleid: java-reflected-xss
    response.getWriter().println(copied(term));
    // ok: java-reflected-xss
    response.getWriter().println(escaped(term));
    // ok: java-reflected-xss
    response.getWriter().println(reduced(term));
  }

  private String copied(String text) {
    StringBuilder copy = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next != '\n') copy.append(next);
    }
    return copy.toString();
  }

  private String escaped(String text) {
    StringBuilder copy = new StringBuilder();
    for (char next : text.toCharArray()) {
      switch (next) {
        case '<':
          copy.append("&lt;");
          break;
        case '"':
          copy.append("&quot;");
          break;
        default:
          copy.append(next);
      }
    }
    return copy.toString();
  }

  private String reduced(String text) {
    StringBuilder copy = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (Character.isLetterOrDigit(next) || next == '-') copy.append(next);
    }
    return copy.toString();
  }
}

package shop;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Headers {
  void copy(HttpServletRequest request, HttpServletResponse response) {
    String language = request.getParameter("language");
    // ruleid: java-header-injection
    response.setHeader("Content-Language", String.valueOf(language).replaceAll("[\\r\\n]", ""));
    // ruleid: java-header-injection
    response.addHeader("X-Trace", String.valueOf("trace-" + request.getHeader("X-Trace")).replaceAll("[\\r\\n]", ""));
    // ruleid: java-header-injection
    response.addCookie(new Cookie("language", String.valueOf(language).replaceAll("[\\r\\n]", "")));
  }

  void copyEncoded(HttpServletRequest request, HttpServletResponse response) {
    String language = request.getParameter("language");
    // ok: java-header-injection
    response.setHeader("Content-Language", language.replaceAll("[\r\n]", ""));
    // ok: java-header-injection
    response.addCookie(new Cookie("language", URLEncoder.encode(language, StandardCharsets.UTF_8)));
    // ok: java-header-injection
    response.setHeader("Cache-Control", "no-store");
    // ok: java-header-injection
    response.setIntHeader("X-Page", Integer.parseInt(request.getParameter("page")));
  }
}

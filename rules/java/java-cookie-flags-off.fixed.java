package shop;

import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

class Sessions {
  void remember(HttpServletResponse response, String value) {
    Cookie cookie = new Cookie("session", value);
    // ruleid: java-cookie-flags-off
    cookie.setSecure(true);
    // ruleid: java-cookie-flags-off
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
  }

  void rememberSafely(HttpServletResponse response, String value) {
    Cookie cookie = new Cookie("session", value);
    // ok: java-cookie-flags-off
    cookie.setSecure(true);
    // ok: java-cookie-flags-off
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
  }

  void other(Connection connection) {
    // ok: java-cookie-flags-off
    connection.setSecure(false);
  }
}

package shop;

import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

class Sessions {
  void remember(HttpServletResponse response, String value) {
    Cookie cookie = new Cookie("session", value);
    // ruleid: java-cookie-missing-flags
    response.addCookie(cookie);
  }

  void rememberSafely(HttpServletResponse response, String value) {
    Cookie cookie = new Cookie("session", value);
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    // ok: java-cookie-missing-flags
    response.addCookie(cookie);
  }

  void forget(HttpServletResponse response) {
    Cookie cookie = new Cookie("session", "");
    cookie.setMaxAge(0);
    // ok: java-cookie-missing-flags
    response.addCookie(cookie);
  }
}

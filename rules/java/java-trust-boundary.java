package shop;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

class Preferences {
  void keep(HttpServletRequest request) {
    String role = request.getParameter("role");
    // ruleid: java-trust-boundary
    request.getSession().setAttribute("role", role);
    HttpSession session = request.getSession(true);
    // ruleid: java-trust-boundary
    session.setAttribute(request.getHeader("X-Key"), "on");
    // ruleid: java-trust-boundary
    session.putValue("language", request.getParameter("language"));
  }

  void keepChecked(HttpServletRequest request, User user) {
    HttpSession session = request.getSession();
    // ok: java-trust-boundary
    session.setAttribute("role", user.role());
    // ok: java-trust-boundary
    session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
    // ok: java-trust-boundary
    session.setAttribute("language", "de".equals(request.getParameter("language")) ? "de" : "en");
    // ok: java-trust-boundary
    request.setAttribute("term", request.getParameter("q"));
  }
}

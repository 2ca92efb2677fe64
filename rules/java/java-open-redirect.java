package shop;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

class Navigation {
  void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String next = request.getParameter("next");
    // ruleid: java-open-redirect
    response.sendRedirect(next);
    // ruleid: java-open-redirect
    response.setHeader("Location", request.getHeader("Referer"));
    // ok: java-open-redirect
    response.sendRedirect("/orders?from=" + next);
    // ok: java-open-redirect
    response.sendRedirect("basket".equals(next) ? "/basket" : "/");
    // ok: java-open-redirect
    response.sendRedirect(request.getContextPath() + "/login");
  }

  @GetMapping("/login/done")
  String done(@RequestParam String target) {
    // ruleid: java-open-redirect
    return "redirect:" + target;
  }

  @GetMapping("/orders/{id}/done")
  String order(@RequestParam int id) {
    // ok: java-open-redirect
    return "redirect:/orders/" + id;
  }
}

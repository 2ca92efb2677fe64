package shop;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

// ruleid: java-cors-wildcard
@CrossOrigin("*")
class Prices {
  // ok: java-cors-wildcard
  @CrossOrigin("https://shop.example")
  String list() {
    return "[]";
  }

  void configure(CorsRegistry registry) {
    // ruleid: java-cors-wildcard
    registry.addMapping("/**").allowedOrigins("*");
    // ok: java-cors-wildcard
    registry.addMapping("/**").allowedOrigins("https://shop.example");
  }

  void answer(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-cors-wildcard
    response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
    // ok: java-cors-wildcard
    response.setHeader("Access-Control-Allow-Origin", "https://shop.example");
  }
}

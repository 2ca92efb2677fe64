package shop;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.client.RestTemplate;

class Previews {
  private RestTemplate client;

  void load(HttpServletRequest request) throws IOException {
    String address = request.getParameter("url");
    // ruleid: java-ssrf
    InputStream in = new URL(address).openStream();
    URL url = new URL("https://" + request.getParameter("host") + "/logo.png");
    // ruleid: java-ssrf
    url.openConnection();
    // ruleid: java-ssrf
    client.getForObject(address, String.class);
    // ruleid: java-ssrf
    HttpRequest.newBuilder(URI.create(address)).build();
  }

  void loadKnown(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    // ok: java-ssrf
    client.getForObject("https://images.shop.example/" + name, String.class);
    // ok: java-ssrf
    client.getForObject("https://images.shop.example/{name}", String.class, name);
    // ok: java-ssrf
    new URL("https://images.shop.example/logo.png").openStream();
  }
}

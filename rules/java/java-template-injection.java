package shop;

import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

class Mails {
  void render(HttpServletRequest request, Configuration configuration) throws Exception {
    String text = request.getParameter("text");
    // ruleid: java-template-injection
    Velocity.evaluate(new VelocityContext(), new StringWriter(), "mail", "Hello " + text);
    // ruleid: java-template-injection
    new Template("mail", text, configuration);
    VelocityContext context = new VelocityContext();
    context.put("text", text);
    // ok: java-template-injection
    Velocity.evaluate(context, new StringWriter(), "mail", "Hello $text");
    // ok: java-template-injection
    configuration.getTemplate("mail.ftl").process(Map.of("text", text), new StringWriter());
  }
}

@Controller
class Pages {
  @GetMapping("/page")
  String page(@RequestParam String section) {
    // ruleid: java-template-injection
    return "pages/" + section;
  }

  @GetMapping("/help")
  String help(@RequestParam String section) {
    // ok: java-template-injection
    return "pages/help";
  }
}

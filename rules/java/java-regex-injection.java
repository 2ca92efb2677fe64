package shop;

import java.util.List;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

class Filter {
  void apply(HttpServletRequest request, List<String> names) {
    String wanted = request.getParameter("wanted");
    // ruleid: java-regex-injection
    Pattern pattern = Pattern.compile(wanted);
    // ruleid: java-regex-injection
    names.removeIf(name -> name.matches(wanted));
    // ok: java-regex-injection
    Pattern quoted = Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE);
    // ok: java-regex-injection
    boolean isShort = wanted.matches("[a-z]{1,8}");
  }
}

package shop;

import java.security.SecureRandom;
import java.util.Random;
import javax.servlet.http.HttpServletRequest;

class Accounts {
  private static final SecureRandom SECURE = new SecureRandom();

  String newToken() {
    // ruleid: java-insecure-random
    Random random = new Random();
    return Long.toHexString(random.nextLong());
  }

  void reset(User user) {
    // ruleid: java-insecure-random
    String resetCode = String.valueOf(new java.util.Random(7).nextInt(1000000));
    user.mail(resetCode);
  }

  void remember(HttpServletRequest request) {
    // ruleid: java-insecure-random
    double number = new Random().nextDouble();
    request.getSession().setAttribute("key", number);
  }

  String secureToken() {
    // ok: java-insecure-random
    return Long.toHexString(SECURE.nextLong());
  }

  int roll() {
    // ok: java-insecure-random
    return new Random().nextInt(6) + 1;
  }
}

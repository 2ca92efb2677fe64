package clinic;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

class Login {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);
  private final PasswordEncoder passwordEncoder;

  void login(String name, String password) {
    // ruleid: java-sensitive-log
    LOG.info("log-in of {} with {}", name, password);
    // ruleid: java-sensitive-log
    LOG.debug("password is " + password);
    // ruleid: java-sensitive-log
    System.out.println(String.format("%s:%s", name, password));
    // ok: java-sensitive-log
    LOG.info("log-in of {}", name);
    User user = users.find(name, password);
    // ok: java-sensitive-log
    LOG.info("user {}", user);
    // ok: java-sensitive-log
    LOG.info("kept {}", passwordEncoder.encode(password));
    // ok: java-sensitive-log
    LOG.info("password of {} letters", password.length());
    // ok: java-sensitive-log
    LOG.warn("the password is wrong");
  }

  void charge(Card card, Patient patient) {
    // ruleid: java-sensitive-log
    LOG.info("charging {}", card.getCardNumber());
    String line = describe(patient);
    // ruleid: java-sensitive-log
    LOG.info(line);
    // ok: java-sensitive-log
    LOG.info("card {}", mask(card.getCardNumber()));
    // ok: java-sensitive-log
    LOG.info("card {}", card.getCardNumber().substring(0, 4));
  }

  String describe(Patient patient) {
    return patient.getId() + " " + patient.ssn();
  }
}

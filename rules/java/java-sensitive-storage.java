package clinic;

import java.io.BufferedWriter;
import java.io.FileWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.servlet.http.Cookie;

class Exports {
  void keep(Path path, Patient patient) throws Exception {
    // ruleid: java-sensitive-storage
    Files.writeString(path, summaryOf(patient));
    // ruleid: java-sensitive-storage
    Files.writeString(path, Base64.getEncoder().encodeToString(patient.getSsn().getBytes()));
    try (BufferedWriter out = new BufferedWriter(new FileWriter("all.csv"))) {
      // ruleid: java-sensitive-storage
      out.write(patient.getId() + "," + patient.getSsn());
      // ok: java-sensitive-storage
      out.write(patient.getId());
    }
    // ok: java-sensitive-storage
    Files.write(path, cipher.doFinal(patient.getSsn().getBytes()));
    StringWriter text = new StringWriter();
    // ok: java-sensitive-storage
    text.write(patient.getSsn());
  }

  private String summaryOf(Patient patient) {
    return patient.getName() + ": " + patient.getSsn();
  }

  void remote(RedisTemplate<String, String> redisTemplate, Jedis jedis, Card card) {
    // ruleid: java-sensitive-storage
    redisTemplate.opsForValue().set("card", card.getCardNumber());
    // ruleid: java-sensitive-storage
    jedis.set("card", card.getCardNumber());
    // ok: java-sensitive-storage
    jedis.set("card", vault.tokenize(card.getCardNumber()));
    // ruleid: java-sensitive-storage
    new Cookie("card", card.getCardNumber());
    // ok: java-sensitive-storage
    new Cookie("card", card.getId());
  }
}

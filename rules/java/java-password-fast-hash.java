package shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.spec.PBEKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;

class Passwords {
  void store(String password, char[] secret, byte[] salt, byte[] document) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    // ruleid: java-password-fast-hash
    byte[] hash = digest.digest(password.getBytes(StandardCharsets.UTF_8));
    // ruleid: java-password-fast-hash
    String hex = DigestUtils.sha256Hex(password);
    // ruleid: java-password-fast-hash
    Object none = NoOpPasswordEncoder.getInstance();
    // ruleid: java-password-fast-hash
    PBEKeySpec few = new PBEKeySpec(secret, salt, 1000, 256);
    // ok: java-password-fast-hash
    PBEKeySpec many = new PBEKeySpec(secret, salt, 600000, 256);
    // ok: java-password-fast-hash
    String slow = new BCryptPasswordEncoder(12).encode(password);
    // ok: java-password-fast-hash
    byte[] sum = digest.digest(document);
  }
}

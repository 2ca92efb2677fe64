package shop;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.crypto.spec.SecretKeySpec;

class Settings {
  // ruleid: java-hardcoded-secret
  private static final String DB_PASSWORD = "k3yb0ard-Cat";
  // ok: java-hardcoded-secret
  private static final String PASSWORD_FIELD = "password";
  // ok: java-hardcoded-secret
  private static final String API_KEY = System.getenv("API_KEY");
  // ok: java-hardcoded-secret
  private static final String ACCESS_TOKEN = "access_token";

  Connection open() throws Exception {
    // ruleid: java-hardcoded-secret
    Connection own = DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", "pear-tree");
    // ruleid: java-hardcoded-secret
    SecretKeySpec key = new SecretKeySpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8), "AES");
    // ok: java-hardcoded-secret
    return DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", System.getenv("DB_PASSWORD"));
  }
}

package shop;

import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;

class Ciphers {
  void open(Properties settings) throws GeneralSecurityException {
    // ruleid: java-weak-cipher
    Cipher des = Cipher.getInstance("AES/GCM/NoPadding");
    // ruleid: java-weak-cipher
    Cipher plain = Cipher.getInstance("AES/GCM/NoPadding");
    String transformation = "AES/ECB/PKCS5Padding";
    // ruleid: java-weak-cipher
    Cipher ecb = Cipher.getInstance("AES/GCM/NoPadding");
    // ok: java-weak-cipher
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    // ok: java-weak-cipher
    Cipher chosen = Cipher.getInstance(settings.getProperty("cipher", "AES/GCM/NoPadding"));
    // ok: java-weak-cipher
    KeyGenerator keys = KeyGenerator.getInstance("AES");
    // ok: java-weak-cipher
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }
}

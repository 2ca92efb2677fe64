package shop;

import com.google.common.hash.Hashing;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;

class Hashes {
  private static final String OLD = "SHA1";

  void compute(byte[] data, String text) throws GeneralSecurityException {
    // ruleid: java-weak-hash
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    // ruleid: java-weak-hash
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1", "SUN");
    // ruleid: java-weak-hash
    MessageDigest old = MessageDigest.getInstance(OLD);
    // ruleid: java-weak-hash
    String hex = DigestUtils.md5Hex(text);
    // ruleid: java-weak-hash
    Hashing.sha1();
    // ruleid: java-weak-hash
    java.security.Signature.getInstance("SHA1withRSA");
  }

  void computeStrong(byte[] data, String text, Properties settings) throws GeneralSecurityException {
    // ok: java-weak-hash
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    // ok: java-weak-hash
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512", "SUN");
    // ok: java-weak-hash
    MessageDigest chosen = MessageDigest.getInstance(settings.getProperty("hash", "SHA-512"));
    // ok: java-weak-hash
    String hex = DigestUtils.sha256Hex(text);
    // ok: java-weak-hash
    java.security.Signature.getInstance("SHA256withRSA");
  }
}

class Pages {
  String cacheKey(String url) {
    // ok: java-weak-hash
    return org.apache.commons.codec.digest.DigestUtils.md5Hex(url);
  }

  String head(String body) {
    // ok: java-weak-hash
    String etag = org.apache.commons.codec.digest.DigestUtils.sha1Hex(body);
    return etag;
  }
}

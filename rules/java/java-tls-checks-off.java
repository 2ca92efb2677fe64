package shop;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

class Everybody implements X509TrustManager {
  // ruleid: java-tls-checks-off
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

class AnyName implements HostnameVerifier {
  // ruleid: java-tls-checks-off
  public boolean verify(String host, SSLSession session) {
    return true;
  }
}

class Client {
  void open(HttpsURLConnection connection) throws Exception {
    // ruleid: java-tls-checks-off
    connection.setHostnameVerifier((host, session) -> true);
    // ruleid: java-tls-checks-off
    SSLContext old = SSLContext.getInstance("SSLv3");
    // ok: java-tls-checks-off
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    // ok: java-tls-checks-off
    connection.setHostnameVerifier((host, session) -> "shop.example".equals(host));
  }
}

class Pinned implements X509TrustManager {
  // ok: java-tls-checks-off
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    if (!chain[0].equals(PINNED)) {
      throw new CertificateException("unknown certificate");
    }
  }
}

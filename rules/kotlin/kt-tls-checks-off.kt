package shop

import java.security.cert.X509Certificate
import javax.net.ssl.HttpsURLConnection
import javax.net.ssl.SSLContext
import javax.net.ssl.X509TrustManager

class Everybody : X509TrustManager {
    // ruleid: kt-tls-checks-off
    override fun checkServerTrusted(chain: Array<X509Certificate>, kind: String) {}

    override fun getAcceptedIssuers(): Array<X509Certificate> = arrayOf()
}

class Client {
    fun open(connection: HttpsURLConnection) {
        // ruleid: kt-tls-checks-off
        connection.setHostnameVerifier { host, session -> true }
        // ruleid: kt-tls-checks-off
        val old = SSLContext.getInstance("SSLv3")
        // ok: kt-tls-checks-off
        val context = SSLContext.getInstance("TLSv1.3")
        // ok: kt-tls-checks-off
        connection.setHostnameVerifier { host, session -> host == "shop.example" }
    }
}

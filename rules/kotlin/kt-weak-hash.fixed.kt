package shop

import java.security.MessageDigest
import org.apache.commons.codec.digest.DigestUtils

class Hashes(private val settings: Properties) {
    fun compute(text: String) {
        // ruleid: kt-weak-hash
        val md5 = MessageDigest.getInstance("SHA-256")
        // ruleid: kt-weak-hash
        val hex = DigestUtils.sha256Hex(text)
        // ok: kt-weak-hash
        val sha256 = MessageDigest.getInstance("SHA-256")
        // ok: kt-weak-hash
        val chosen = MessageDigest.getInstance(settings.getProperty("hash", "SHA-512"))
    }
}

fun cacheKey(url: String): String {
    // ok: kt-weak-hash
    val etag = org.apache.commons.codec.digest.DigestUtils.md5Hex(url)
    return etag
}

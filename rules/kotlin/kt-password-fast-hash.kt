package shop

import java.security.MessageDigest
import org.apache.commons.codec.digest.DigestUtils
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder

class Passwords {
    fun store(password: String, document: ByteArray) {
        val digest = MessageDigest.getInstance("SHA-256")
        // ruleid: kt-password-fast-hash
        val hash = digest.digest(password.toByteArray())
        // ruleid: kt-password-fast-hash
        val hex = DigestUtils.sha256Hex(password)
        // ok: kt-password-fast-hash
        val slow = BCryptPasswordEncoder(12).encode(password)
        // ok: kt-password-fast-hash
        val sum = digest.digest(document)
    }
}

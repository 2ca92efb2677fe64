package shop

import java.util.Properties
import javax.crypto.Cipher
import javax.crypto.KeyGenerator

class Ciphers(private val settings: Properties) {
    fun open() {
        // ruleid: kt-weak-cipher
        val des = Cipher.getInstance("AES/GCM/NoPadding")
        // ruleid: kt-weak-cipher
        val plain = Cipher.getInstance("AES/GCM/NoPadding")
        // ok: kt-weak-cipher
        val gcm = Cipher.getInstance("AES/GCM/NoPadding")
        // ok: kt-weak-cipher
        val chosen = Cipher.getInstance(settings.getProperty("cipher", "AES/GCM/NoPadding"))
        // ok: kt-weak-cipher
        val keys = KeyGenerator.getInstance("AES")
    }
}

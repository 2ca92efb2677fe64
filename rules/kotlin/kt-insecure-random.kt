package shop

import java.security.SecureRandom
import kotlin.random.Random

class Accounts {
    fun newToken(): String {
        // ruleid: kt-insecure-random
        val random = java.util.Random()
        return random.nextLong().toString(16)
    }

    fun reset(user: User) {
        // ruleid: kt-insecure-random
        val resetCode = Random.nextInt(1000000).toString()
        user.mail(resetCode)
    }

    fun secureToken(): String {
        // ok: kt-insecure-random
        return SecureRandom().nextLong().toString(16)
    }

    fun roll(): Int {
        // ok: kt-insecure-random
        return Random.nextInt(6) + 1
    }
}

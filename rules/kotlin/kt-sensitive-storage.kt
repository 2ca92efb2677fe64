package clinic

import java.io.File
import java.nio.file.Files
import java.util.Base64
import javax.servlet.http.Cookie

fun keep(file: File, patient: Patient) {
    // ruleid: kt-sensitive-storage
    file.writeText(summaryOf(patient))
    // ruleid: kt-sensitive-storage
    file.appendText("${patient.id},${patient.ssn}")
    // ruleid: kt-sensitive-storage
    Files.writeString(file.toPath(), Base64.getEncoder().encodeToString(patient.ssn.toByteArray()))
    // ok: kt-sensitive-storage
    file.writeBytes(cipher.doFinal(patient.ssn.toByteArray()))
    // ok: kt-sensitive-storage
    file.writeText(patient.id)
}

private fun summaryOf(patient: Patient): String = patient.name + ": " + patient.ssn

fun remote(jedis: Jedis, preferences: SharedPreferences, card: Card) {
    // ruleid: kt-sensitive-storage
    jedis.set("card", card.cardNumber)
    // ruleid: kt-sensitive-storage
    preferences.edit().putString("card", card.cardNumber).apply()
    // ruleid: kt-sensitive-storage
    val cookie = Cookie("card", card.cardNumber)
    // ok: kt-sensitive-storage
    jedis.set("card", vault.tokenize(card.cardNumber))
    // ok: kt-sensitive-storage
    preferences.edit().putString("last", card.cardNumber.takeLast(4)).apply()
}

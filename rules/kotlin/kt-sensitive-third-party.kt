package clinic

import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.sentry.Sentry
import java.net.http.HttpRequest
import okhttp3.RequestBody.Companion.toRequestBody
import org.springframework.mail.SimpleMailMessage
import org.springframework.web.client.RestTemplate

class Outside(private val restTemplate: RestTemplate) {
    suspend fun claims(patient: Patient, claimsUrl: String, apiUrl: String) {
        // ruleid: kt-sensitive-third-party
        restTemplate.postForObject(claimsUrl, mapOf("number" to patient.ssn), Unit::class.java)
        client.post(claimsUrl) {
            // ruleid: kt-sensitive-third-party
            setBody("number=${patient.ssn}")
        }
        // ruleid: kt-sensitive-third-party
        val body = patient.diagnosis.toRequestBody()
        // ruleid: kt-sensitive-third-party
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(describe(patient))).build()
        // ok: kt-sensitive-third-party
        restTemplate.postForObject(apiUrl, mapOf("number" to patient.ssn), Unit::class.java)
        // ok: kt-sensitive-third-party
        restTemplate.postForObject(claimsUrl, mapOf("number" to vault.encrypt(patient.ssn)), Unit::class.java)
        // ok: kt-sensitive-third-party
        restTemplate.postForObject(claimsUrl, mapOf("known" to register.contains(patient.ssn)), Unit::class.java)
    }

    private fun describe(patient: Patient): String = "Diagnosis: " + patient.diagnosis

    fun watch(card: Card, analytics: Analytics) {
        // ruleid: kt-sensitive-third-party
        Sentry.captureMessage("charge of ${card.cardNumber} failed")
        // ruleid: kt-sensitive-third-party
        analytics.track("charged", card.cardNumber)
        // ok: kt-sensitive-third-party
        analytics.track("charged", card.cardNumber.takeLast(4))
    }

    fun remind(message: SimpleMailMessage, patient: Patient) {
        // ruleid: kt-sensitive-third-party
        message.setText("Because of ${patient.diagnosis}")
        // ok: kt-sensitive-third-party
        message.setSubject("Check-up")
    }
}

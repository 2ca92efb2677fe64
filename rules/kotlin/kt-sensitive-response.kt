package clinic

import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.GetMapping

class PatientAnswer(val name: String, val number: String)

fun Route.patients() {
    get("/patients/{id}") {
        val patient = patients.byId(call.parameters["id"])
        // ruleid: kt-sensitive-response
        call.respond(PatientAnswer(patient.name, patient.ssn))
        // ruleid: kt-sensitive-response
        call.respondText("number ${patient.ssn}")
        // ok: kt-sensitive-response
        call.respond(mapOf("name" to patient.name))
        // ok: kt-sensitive-response
        call.respondText("card ${mask(patient.cardNumber)}")
    }
}

class Patients(private val patients: PatientRepository) {
    @GetMapping("/patients/{id}")
    fun patient(id: String): ResponseEntity<String> {
        // ruleid: kt-sensitive-response
        return ResponseEntity.ok(patients.byId(id).ssn)
    }

    @GetMapping("/patients/{id}/number")
    fun number(id: String): String {
        val patient = patients.byId(id)
        // ruleid: kt-sensitive-response
        return patient.ssn
    }

    fun inner(patient: Patient): String {
        // ok: kt-sensitive-response
        return patient.ssn
    }
}

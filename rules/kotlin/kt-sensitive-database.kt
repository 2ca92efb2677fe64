package clinic

import org.springframework.jdbc.core.JdbcTemplate

class Patient(val name: String, val ssn: String)

class Accounts(private val jdbc: JdbcTemplate, private val patients: PatientRepository) {
    fun register(form: Form) {
        // ruleid: kt-sensitive-database
        jdbc.update("INSERT INTO accounts (mail, password) VALUES (?, ?)", form.mail, form.password)
        // ok: kt-sensitive-database
        jdbc.update("UPDATE accounts SET password = ?", form.passwordHash)
        // ok: kt-sensitive-database
        jdbc.update("UPDATE accounts SET password = ?", passwordEncoder.encode(form.password))
    }

    fun admit(patientRepository: PatientRepository, form: Form) {
        // ruleid: kt-sensitive-database
        patientRepository.save(Patient(form.name, form.ssn))
        // ok: kt-sensitive-database
        patientRepository.save(Patient(form.name, vault.encrypt(form.ssn)))
        // Looking up stores nothing.
        // ok: kt-sensitive-database
        jdbc.queryForObject("SELECT id FROM patients WHERE ssn = ?", Long::class.java, form.ssn)
    }
}

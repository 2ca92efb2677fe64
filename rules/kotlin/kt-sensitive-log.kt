package clinic

import org.slf4j.LoggerFactory

private val logger = LoggerFactory.getLogger("login")

class Login(private val users: Users) {
    fun login(name: String, password: String) {
        // ruleid: kt-sensitive-log
        logger.info("log-in of $name with $password")
        // ruleid: kt-sensitive-log
        logger.debug { "password is $password" }
        // ruleid: kt-sensitive-log
        println(password)
        // ok: kt-sensitive-log
        logger.info("log-in of {}", name)
        val user = users.find(name, password)
        // ok: kt-sensitive-log
        logger.info("user {}", user)
        // ok: kt-sensitive-log
        logger.info("password of {} letters", password.length)
        // ok: kt-sensitive-log
        logger.warn("the password is wrong")
    }

    fun charge(card: Card, patient: Patient) {
        // ruleid: kt-sensitive-log
        logger.info("charging {}", card.cardNumber)
        // ruleid: kt-sensitive-log
        logger.info(describe(patient))
        // ok: kt-sensitive-log
        logger.info("card {}", mask(card.cardNumber))
        // ok: kt-sensitive-log
        logger.info("card ending in {}", card.cardNumber.takeLast(4))
    }

    private fun describe(patient: Patient): String = patient.id + " " + patient.ssn
}

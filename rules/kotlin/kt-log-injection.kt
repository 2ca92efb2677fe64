package shop

import javax.servlet.http.HttpServletRequest
import org.slf4j.LoggerFactory

private val logger = LoggerFactory.getLogger("login")

class Login {
    fun login(request: HttpServletRequest) {
        val name = request.getParameter("name")
        // ruleid: kt-log-injection
        logger.info("log-in of $name")
        // ruleid: kt-log-injection
        logger.warn("log-in of {} failed", name)
        // ok: kt-log-injection
        logger.info("log-in of {}", name.toInt())
        // ok: kt-log-injection
        logger.info("log-in")
    }
}

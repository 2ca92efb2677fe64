package shop

import java.io.StringWriter
import javax.servlet.http.HttpServletRequest
import org.apache.velocity.VelocityContext
import org.apache.velocity.app.Velocity

class Mails {
    fun render(request: HttpServletRequest, context: VelocityContext) {
        val text = request.getParameter("text")
        // ruleid: kt-template-injection
        Velocity.evaluate(context, StringWriter(), "mail", "Hello " + text)
        // ok: kt-template-injection
        Velocity.evaluate(context, StringWriter(), "mail", "Hello \$text")
    }
}

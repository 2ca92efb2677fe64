package shop

import io.ktor.server.application.call
import io.ktor.server.response.respondRedirect
import javax.servlet.http.HttpServletRequest
import javax.servlet.http.HttpServletResponse

class Navigation {
    fun back(request: HttpServletRequest, response: HttpServletResponse) {
        val next = request.getParameter("next")
        // ruleid: kt-open-redirect
        response.sendRedirect(next)
        // ok: kt-open-redirect
        response.sendRedirect("/orders?from=" + next)
        // ok: kt-open-redirect
        response.sendRedirect(if (next == "basket") "/basket" else "/")
    }
}

fun Route.login() {
    get("/done") {
        val target = call.parameters["target"]
        // ruleid: kt-open-redirect
        call.respondRedirect(target)
    }
}

package shop

import javax.servlet.http.HttpServletRequest
import javax.servlet.http.HttpSession

class Preferences {
    fun keep(request: HttpServletRequest, session: HttpSession) {
        val role = request.getParameter("role")
        // ruleid: kt-trust-boundary
        session.setAttribute("role", role)
        // ok: kt-trust-boundary
        session.setAttribute("page", request.getParameter("page").toInt())
        // ok: kt-trust-boundary
        session.setAttribute("language", if (role == "de") "de" else "en")
    }
}

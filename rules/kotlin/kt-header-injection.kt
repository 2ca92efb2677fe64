package shop

import javax.servlet.http.HttpServletRequest
import javax.servlet.http.HttpServletResponse

class Headers {
    fun copy(request: HttpServletRequest, response: HttpServletResponse) {
        val language = request.getParameter("language")
        // ruleid: kt-header-injection
        response.setHeader("Content-Language", language)
        // ok: kt-header-injection
        response.setHeader("Content-Language", if (language == "de") "de" else "en")
        // ok: kt-header-injection
        response.setHeader("X-Page", language.toInt().toString())
    }
}

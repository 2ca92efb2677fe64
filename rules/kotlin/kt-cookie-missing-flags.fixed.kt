package shop

import javax.servlet.http.Cookie
import javax.servlet.http.HttpServletResponse

class Sessions {
    fun remember(response: HttpServletResponse, value: String) {
        val cookie = Cookie("session", value)
        // ruleid: kt-cookie-missing-flags
        cookie.secure = true
        cookie.isHttpOnly = true
        response.addCookie(cookie)
    }

    fun rememberSafely(response: HttpServletResponse, value: String) {
        val cookie = Cookie("session", value)
        cookie.secure = true
        cookie.isHttpOnly = true
        // ok: kt-cookie-missing-flags
        response.addCookie(cookie)
    }

    fun forget(response: HttpServletResponse) {
        val cookie = Cookie("session", "")
        cookie.maxAge = 0
        // ok: kt-cookie-missing-flags
        response.addCookie(cookie)
    }
}

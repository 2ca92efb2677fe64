package shop

import javax.servlet.http.Cookie
import javax.servlet.http.HttpServletResponse

class Sessions {
    fun remember(response: HttpServletResponse, value: String) {
        val cookie = Cookie("session", value)
        // ruleid: kt-cookie-flags-off
        cookie.secure = true
        // ruleid: kt-cookie-flags-off
        cookie.isHttpOnly = true
        response.addCookie(cookie)
    }

    fun rememberSafely(response: HttpServletResponse, value: String) {
        val cookie = Cookie("session", value)
        // ok: kt-cookie-flags-off
        cookie.secure = true
        // ok: kt-cookie-flags-off
        cookie.isHttpOnly = true
        response.addCookie(cookie)
    }
}

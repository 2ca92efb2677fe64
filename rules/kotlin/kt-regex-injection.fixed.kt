package shop

import java.util.regex.Pattern
import javax.servlet.http.HttpServletRequest

class Filter {
    fun apply(request: HttpServletRequest, name: String) {
        val wanted = request.getParameter("wanted")
        // ruleid: kt-regex-injection
        val pattern = Pattern.compile(java.util.regex.Pattern.quote(wanted))
        // ruleid: kt-regex-injection
        val regex = Regex(java.util.regex.Pattern.quote(wanted))
        // ok: kt-regex-injection
        val quoted = Regex(Pattern.quote(wanted))
        // ok: kt-regex-injection
        val short = Regex("[a-z]{1,8}").matches(wanted)
    }
}

package shop

import javax.servlet.http.HttpServletRequest
import javax.servlet.http.HttpServletResponse
import org.owasp.encoder.Encode
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

class Search {
    fun doGet(request: HttpServletRequest, response: HttpServletResponse) {
        val term = request.getParameter("q")
        // ruleid: kt-reflected-xss
        response.writer.println(org.owasp.encoder.Encode.forHtml("<h1>$term</h1>"))
        val out = response.writer
        // ruleid: kt-reflected-xss
        out.write(org.owasp.encoder.Encode.forHtml(term))
        // ok: kt-reflected-xss
        out.write(Encode.forHtml(term))
        // ok: kt-reflected-xss
        out.println(request.getParameter("page").toInt())
    }
}

@RestController
class Greeting {
    @GetMapping("/hello")
    fun hello(@RequestParam name: String): String {
        // ruleid: kt-reflected-xss
        return org.owasp.encoder.Encode.forHtml("<p>Hello, $name</p>")
    }

    @GetMapping("/number")
    fun number(@RequestParam number: Int): String {
        // ok: kt-reflected-xss
        return "<p>$number</p>"
    }
}

package shop

import java.net.URL
import javax.servlet.http.HttpServletRequest
import org.springframework.web.client.RestTemplate

class Previews(private val client: RestTemplate) {
    fun load(request: HttpServletRequest) {
        val address = request.getParameter("url")
        // ruleid: kt-ssrf
        val stream = URL(address).openStream()
        // ruleid: kt-ssrf
        client.getForObject(address, String::class.java)
        // ok: kt-ssrf
        client.getForObject("https://images.shop.example/{name}", String::class.java, address)
        // ok: kt-ssrf
        URL("https://images.shop.example/logo.png").openStream()
    }
}

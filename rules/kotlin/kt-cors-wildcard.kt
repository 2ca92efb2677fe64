package shop

import io.ktor.server.plugins.cors.routing.CORS
import javax.servlet.http.HttpServletResponse
import org.springframework.web.servlet.config.annotation.CorsRegistry

class Prices {
    fun configure(registry: CorsRegistry) {
        // ruleid: kt-cors-wildcard
        registry.addMapping("/**").allowedOrigins("*")
        // ok: kt-cors-wildcard
        registry.addMapping("/**").allowedOrigins("https://shop.example")
    }

    fun answer(response: HttpServletResponse) {
        // ruleid: kt-cors-wildcard
        response.setHeader("Access-Control-Allow-Origin", "*")
    }
}

fun Application.cors() {
    install(CORS) {
        // ruleid: kt-cors-wildcard
        anyHost()
        // ok: kt-cors-wildcard
        allowHost("shop.example")
    }
}

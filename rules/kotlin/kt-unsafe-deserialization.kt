package shop

import com.fasterxml.jackson.databind.ObjectMapper
import java.io.ObjectInputStream
import javax.servlet.http.HttpServletRequest
import org.yaml.snakeyaml.Yaml

class Baskets {
    fun read(request: HttpServletRequest, mapper: ObjectMapper) {
        // ruleid: kt-unsafe-deserialization
        val stream = ObjectInputStream(request.inputStream)
        val yaml = Yaml()
        // ruleid: kt-unsafe-deserialization
        yaml.load<Any>(request.getParameter("yaml"))
        // ok: kt-unsafe-deserialization
        mapper.readValue(request.inputStream, Basket::class.java)
    }
}

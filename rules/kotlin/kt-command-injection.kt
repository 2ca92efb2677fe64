package shop

import javax.servlet.http.HttpServletRequest

class Tools {
    fun ping(request: HttpServletRequest) {
        val host = request.getParameter("host")
        // ruleid: kt-command-injection
        Runtime.getRuntime().exec("ping -c 1 $host")
        // ruleid: kt-command-injection
        ProcessBuilder("sh", "-c", "dig $host").start()
        val quality = request.getParameter("quality").toInt()
        // ok: kt-command-injection
        ProcessBuilder("convert", "-quality", quality.toString(), "in.png").start()
        // ok: kt-command-injection
        Runtime.getRuntime().exec(if (host == null) "report --pdf" else "report --html")
    }
}

package shop

import javax.naming.InitialContext
import javax.servlet.http.HttpServletRequest

class Exports {
    fun load(request: HttpServletRequest) {
        val format = request.getParameter("format")
        // ruleid: kt-reflection-injection
        Class.forName("shop.export.$format")
        // ruleid: kt-reflection-injection
        InitialContext().lookup(request.getHeader("X-Source"))
        // ok: kt-reflection-injection
        Class.forName(if (format == "pdf") "shop.export.Pdf" else "shop.export.Csv")
    }
}

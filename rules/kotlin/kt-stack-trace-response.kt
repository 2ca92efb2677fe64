package shop

import javax.servlet.http.HttpServletResponse

class Errors {
    fun answer(response: HttpServletResponse, orders: Orders) {
        try {
            orders.load()
        } catch (e: IllegalStateException) {
            // ruleid: kt-stack-trace-response
            e.printStackTrace(response.writer)
            // ruleid: kt-stack-trace-response
            response.sendError(500, "failed: " + e.message)
            // ok: kt-stack-trace-response
            response.sendError(500, "The orders could not be loaded.")
            // ok: kt-stack-trace-response
            e.printStackTrace()
        }
    }
}

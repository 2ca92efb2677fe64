package shop

import java.sql.Connection
import javax.servlet.http.HttpServletRequest
import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam

class Orders(private val connection: Connection, private val jdbc: JdbcTemplate) {
    fun find(request: HttpServletRequest) {
        val customer = request.getParameter("customer")
        // ruleid: kt-sql-injection
        connection.createStatement().executeQuery("SELECT * FROM orders WHERE customer = '$customer'")
        val sql = "UPDATE orders SET seen = 1 WHERE state = '" + request.getHeader("X-State") + "'"
        // ruleid: kt-sql-injection
        connection.prepareStatement(sql)
        // ok: kt-sql-injection
        connection.prepareStatement("SELECT * FROM orders WHERE customer = ?").setString(1, customer)
        val limit = request.getParameter("limit").toInt()
        // ok: kt-sql-injection
        connection.createStatement().executeQuery("SELECT * FROM orders LIMIT $limit")
    }

    @GetMapping("/orders")
    fun search(@RequestParam state: String, @RequestParam page: Int): List<Order> {
        // ok: kt-sql-injection
        jdbc.queryForList("SELECT * FROM orders OFFSET $page")
        // ruleid: kt-sql-injection
        return jdbc.query("SELECT * FROM orders WHERE state = '$state'", Order::read)
    }
}

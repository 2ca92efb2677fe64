package shop;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

class Orders extends HttpServlet {
  private DataSource source;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String customer = request.getParameter("customer");
    String state = request.getHeader("X-State");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // ruleid: java-sql-injection
      statement.executeQuery("SELECT * FROM orders WHERE customer = '" + customer + "'");
      String sql = String.format("UPDATE orders SET seen = 1 WHERE state = '%s'", state);
      // ruleid: java-sql-injection
      statement.executeUpdate(sql);
      // ruleid: java-sql-injection
      statement.execute("DELETE FROM drafts WHERE customer = '" + customer + "'", Statement.NO_GENERATED_KEYS);
      String text = "SELECT id FROM orders WHERE 1 = 1";
      text += " AND customer = '" + customer + "'";
      // ruleid: java-sql-injection
      PreparedStatement prepared = connection.prepareStatement(text);
      // ruleid: java-sql-injection
      connection.prepareCall("{call archive('" + customer + "')}");
      // ruleid: java-sql-injection
      statement.addBatch("INSERT INTO visits VALUES ('" + request.getQueryString() + "')");
    } catch (SQLException e) {
      response.sendError(500);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String customer = request.getParameter("customer");
    int limit = Integer.parseInt(request.getParameter("limit"));
    try (Connection connection = source.getConnection();
        // ok: java-sql-injection
        PreparedStatement prepared = connection.prepareStatement("SELECT * FROM orders WHERE customer = ?")) {
      prepared.setString(1, customer);
      // ok: java-sql-injection
      prepared.executeQuery();
      // ok: java-sql-injection
      connection.createStatement().executeQuery("SELECT * FROM orders LIMIT " + limit);
      customer = "nobody";
      // ok: java-sql-injection
      connection.createStatement().executeQuery("SELECT * FROM orders WHERE customer = '" + customer + "'");
    } catch (SQLException e) {
      response.sendError(500);
    }
  }
}

class Products {
  private JdbcTemplate jdbc;
  private EntityManager manager;

  @GetMapping("/products")
  List<Product> search(@RequestParam String name, @RequestParam(defaultValue = "0") int page) {
    // ruleid: java-sql-injection
    return jdbc.query("SELECT * FROM products WHERE name LIKE '%" + name + "%'", Product::read);
  }

  @GetMapping("/products/{code}")
  Product find(@PathVariable String code) {
    // ruleid: java-sql-injection
    return manager.createQuery("FROM Product WHERE code = '" + code + "'", Product.class).getSingleResult();
  }

  @GetMapping("/products/by-code/{code}")
  Product findWithParameter(@PathVariable String code, @RequestParam int page) {
    // ok: java-sql-injection
    jdbc.query("SELECT * FROM products WHERE code = ?", Product::read, code);
    // ok: java-sql-injection
    jdbc.queryForList("SELECT * FROM products OFFSET " + page * 20);
    // ok: java-sql-injection
    return manager.createQuery("FROM Product WHERE code = :code", Product.class).setParameter("code", code).getSingleResult();
  }

  void run(Thread pool, String code) {
    // ok: java-sql-injection
    jdbc.execute("CREATE INDEX products_" + code + " ON products (code)");
  }
}
